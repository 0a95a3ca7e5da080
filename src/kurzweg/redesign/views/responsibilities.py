# SPDX-License-Identifier: EUPL-1.2
"""Who is responsible for one service or group: its rules, one page each."""

from __future__ import annotations

from django.http import Http404, HttpResponse, QueryDict
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kurzweg.accounts.door import StaffRequest, staff_only
from kurzweg.accounts.reading import reads_nothing_personal
from kurzweg.engine.structure import Condition, Rule
from kurzweg.engine.structure import Structure as Plan
from kurzweg.redesign.edits import rules_named
from kurzweg.redesign.forms.rules import RuleForm
from kurzweg.redesign.forms.ruling import DropForm, OwnRulesForm
from kurzweg.redesign.responsibilities import responsibility
from kurzweg.redesign.views.bench import Bench, bench_of, show_bench
from kurzweg.redesign.views.parts import Make, change_part, mend_the_text_first, plan_of, show_part, what_was_shown

READ_OR_SEND = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@reads_nothing_personal
@staff_only
def show(request: StaffRequest, number: int, name: str) -> HttpResponse:
    """GET /umbau/entwurf/<number>/zustaendigkeit/<name>/"""
    bench = bench_of(request, number)
    if bench.plan is None:
        return mend_the_text_first(request, bench)
    _refuse_unknown(bench, name)
    services = bench.plan.services_of(name)
    page = {
        "one": responsibility(bench.plan, bench.names, name),
        "remarks": [remark for remark in bench.remarks if remark.service == name],
        "members": [(code, bench.names.service(code)) for code in services] if len(services) > 1 else [],
        "seen": bench.head.number,
    }
    return show_bench(request, bench, "responsibility", page)


@READ_OR_SEND
@reads_nothing_personal
@staff_only
def add(request: StaffRequest, number: int, name: str) -> HttpResponse:
    """GET, POST /umbau/entwurf/<number>/zustaendigkeit/<name>/regel/: filled for those whom nobody leads yet."""
    bench = bench_of(request, number)
    if bench.plan is None:
        return mend_the_text_first(request, bench)
    _refuse_unknown(bench, name)
    when = _first_gap(bench, name)
    return _rule(request, bench, name, lambda sent, plan: RuleForm(sent, plan=plan, name=name, when=when))


@READ_OR_SEND
@reads_nothing_personal
@staff_only
def edit(request: StaffRequest, number: int, name: str, place: int) -> HttpResponse:
    """GET, POST /umbau/entwurf/<number>/zustaendigkeit/<name>/regel/<place>/"""
    bench = bench_of(request, number)
    if bench.plan is None:
        return mend_the_text_first(request, bench)
    _refuse_unknown(bench, name)

    def make(sent: QueryDict | None, plan: Plan) -> RuleForm:
        return RuleForm(sent, plan=plan, name=name, rule=_at(plan, name, place))

    def afresh(sent: QueryDict | None, plan: Plan) -> RuleForm:
        return RuleForm(sent, plan=plan, name=name)

    return _rule(request, bench, name, make, afresh=(afresh, reverse("redesign:rule-add", args=[number, name])))


@require_POST
@reads_nothing_personal
@staff_only
def drop(request: StaffRequest, number: int, name: str, place: int) -> HttpResponse:
    """POST /umbau/entwurf/<number>/zustaendigkeit/<name>/regel/<place>/entfernen/"""
    bench = bench_of(request, number)
    if bench.plan is None:
        return mend_the_text_first(request, bench)
    _refuse_unknown(bench, name)
    shown = what_was_shown(request, bench)
    form = DropForm(request.POST, plan=shown, name=name, rule=_at(shown, name, place))
    return change_part(request, bench, form, back=_address(bench, name))


@require_POST
@reads_nothing_personal
@staff_only
def own(request: StaffRequest, number: int, name: str) -> HttpResponse:
    """POST /umbau/entwurf/<number>/zustaendigkeit/<name>/eigene/: a service leaves this group."""
    bench = bench_of(request, number)
    if bench.plan is None:
        return mend_the_text_first(request, bench)
    service = request.POST.get("service", "")
    if len(bench.plan.services_of(name)) < 2 or service not in dict(bench.plan.groups).get(name, ()):
        raise Http404
    form = OwnRulesForm(request.POST, plan=bench.plan, group=name, service=service)
    return change_part(request, bench, form, back=_address(bench, service))


def _rule(
    request: StaffRequest, bench: Bench, name: str, make: Make, afresh: tuple[Make, str] | None = None
) -> HttpResponse:
    one = responsibility(plan_of(bench), bench.names, name)
    return show_part(request, bench, make, "rule", back=_address(bench, name), context={"one": one}, afresh=afresh)


def _address(bench: Bench, name: str) -> str:
    return reverse("redesign:responsibility", args=[bench.draft.pk, name])


def _first_gap(bench: Bench, name: str) -> tuple[Condition, ...]:
    """Those for whom nobody is responsible, as a rule is written; empty when that is everybody or nobody."""
    services = plan_of(bench).services_of(name)
    gaps = (one.region for one in bench.checked.findings if one.kind == "gap" and one.service in services)
    return next(gaps, ())


def _at(plan: Plan, name: str, place: int) -> Rule:
    """The rule at this place, counted from 1."""
    rules = rules_named(plan, name)
    if not 1 <= place <= len(rules):
        raise Http404
    return rules[place - 1]


def _refuse_unknown(bench: Bench, name: str) -> None:
    plan = plan_of(bench)
    if not rules_named(plan, name) and name not in bench.names.catalogue.services and name not in dict(plan.groups):
        raise Http404
