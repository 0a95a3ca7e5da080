# SPDX-License-Identifier: EUPL-1.2
"""Many hold one one-time link at the same moment: exactly one sets the password."""

from __future__ import annotations

import threading
from collections import Counter

from django.db import connections, transaction
from django.test import Client
from django.utils import timezone

from kurzweg.accounts.models import Invitation
from tests.world import World

HOLDERS = 8


def test_of_many_at_once_exactly_one_sets_the_password(committed_world: World) -> None:
    world = committed_world
    with transaction.atomic(), world.as_(world.kaya):
        secret = Invitation.issue(world.brandt, by=world.kaya, at=timezone.now())
    answers: list[int] = [0] * HOLDERS
    barrier = threading.Barrier(HOLDERS)

    def redeem(place: int) -> None:
        password = f"vier Wörter ohne Zusammenhang {place}"
        try:
            barrier.wait(timeout=20)
            address = f"/anmelden/einmal-link/{secret}/"
            answers[place] = Client().post(address, {"password": password, "again": password}).status_code
        finally:
            connections.close_all()

    threads = [threading.Thread(target=redeem, args=(place,)) for place in range(HOLDERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    assert Counter(answers) == {302: 1, 404: HOLDERS - 1}
    winner = answers.index(302)
    sent = {"username": "brandt", "password": f"vier Wörter ohne Zusammenhang {winner}"}
    assert Client().post("/anmelden/", sent).status_code == 302
