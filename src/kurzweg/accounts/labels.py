# SPDX-License-Identifier: EUPL-1.2
"""What the tables of this room hold, for the field catalogue."""

from __future__ import annotations

from kurzweg.walls.labels import Category, Label, Subject

LABELS = (
    Label(
        "accounts_staff",
        "accounts",
        Subject.STAFF,
        {
            Category.NAME: "username name",
            Category.TIME: "engaged_at left_at",
            Category.KEY: "id",
        },
    ),
    Label(
        "accounts_membership",
        "accounts",
        Subject.STAFF,
        {
            Category.RIGHT: "role valid",
            Category.UNIT: "unit_id",
            Category.ACTOR: "by_id ended_by_id",
            Category.TIME: "at ended_at",
            Category.KEY: "id staff_id",
        },
    ),
    Label(
        "accounts_invitation",
        "accounts",
        Subject.STAFF,
        {
            Category.SECRET: "hash",
            Category.ACTOR: "by_id",
            Category.TIME: "issued_at expires_at used_at",
            Category.KEY: "id staff_id",
        },
    ),
    Label(
        "accounts_password",
        "accounts",
        Subject.STAFF,
        {Category.SECRET: "hash", Category.TIME: "set_at", Category.KEY: "staff_id"},
    ),
    Label(
        "accounts_brakecount",
        "accounts",
        Subject.STAFF,
        {Category.DEVICE: "misses", Category.TIME: "last_at", Category.KEY: "key"},
    ),
    Label("accounts_spentproof", "accounts", Subject.NOBODY, {Category.TIME: "at", Category.KEY: "key"}),
    Label(
        "accounts_session",
        "accounts",
        Subject.STAFF,
        {
            Category.SECRET: "key_hash previous_hash data",
            Category.DEVICE: "device",
            Category.TIME: "started_at seen_at fresh_at rotated_at ended_at",
            Category.KEY: "id staff_id",
        },
    ),
    Label(
        "accounts_authenticatorapp",
        "accounts",
        Subject.STAFF,
        {Category.SECRET: "secret", Category.TIME: "added_at", Category.KEY: "staff_id"},
    ),
    Label(
        "accounts_recoverycode",
        "accounts",
        Subject.STAFF,
        {Category.SECRET: "hash", Category.TIME: "issued_at used_at", Category.KEY: "id staff_id"},
    ),
    Label(
        "accounts_passkey",
        "accounts",
        Subject.STAFF,
        {
            Category.SECRET: "public_key counter",
            Category.DEVICE: "label",
            Category.TIME: "added_at used_at doubted_at",
            Category.KEY: "id staff_id credential",
        },
    ),
    Label(
        "accounts_directorylink",
        "accounts",
        Subject.STAFF,
        {Category.TIME: "linked_at", Category.KEY: "id staff_id issuer subject"},
    ),
    Label(
        "accounts_factorreset",
        "accounts",
        Subject.STAFF,
        {Category.RIGHT: "checked", Category.ACTOR: "by_id", Category.TIME: "at", Category.KEY: "id staff_id"},
    ),
    Label(
        "accounts_secondfactorrule",
        "office",
        Subject.NOBODY,
        {Category.OFFICE: "id required_from", Category.ACTOR: "by_id", Category.TIME: "at"},
    ),
    Label("accounts_pseudonym", "accounts", Subject.STAFF, {Category.KEY: "staff_id number"}),
    Label(
        "accounts_grant",
        "grants",
        Subject.VISITORS,
        {
            Category.UNIT: "unit_id from_unit_id",
            Category.RIGHT: "compartment ground purpose legal_basis permission_id fields starts_at ends_at ended_at",
            Category.NOTE: "reason",
            Category.ACTOR: "by_id ended_by_id",
            Category.KEY: "id subject subject_key evidence",
        },
    ),
    Label(
        "accounts_disclosurepermission",
        "office",
        Subject.NOBODY,
        {Category.OFFICE: "id code use sources targets title content condition citation fields days valid"},
    ),
    Label("accounts_sight", "office", Subject.NOBODY, {Category.OFFICE: "id viewer target level"}),
    Label(
        "accounts_accessentry",
        "access-log",
        Subject.VISITORS,
        {
            Category.ACTOR: "actor",
            Category.READING: "page field_class purpose",
            Category.TIME: "at",
            Category.KEY: "id object_id request grant",
        },
    ),
    Label(
        "accounts_rest",
        "office",
        Subject.NOBODY,
        {Category.OFFICE: "id part", Category.ACTOR: "by_id ended_by_id", Category.TIME: "at ended_at"},
    ),
    Label(
        "accounts_triedstep",
        "accounts",
        Subject.STAFF,
        {Category.TRIED: "step", Category.TIME: "at", Category.KEY: "id staff_id"},
    ),
    Label("accounts_installation", "office", Subject.NOBODY, {Category.OFFICE: "id purpose at"}),
)
