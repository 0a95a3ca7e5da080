# SPDX-License-Identifier: EUPL-1.2
"""Which commands there are, where each lives, and the line about it."""

from __future__ import annotations

from kurzweg.cli.mounting import Mount, group

structure = group(
    "structure",
    "Structures as text. FILE is a YAML or JSON file, - for standard input, or the name of a blueprint.",
    {
        "check": Mount("kurzweg.cli.check:check", "prove that every matter has exactly one responsible unit"),
        "list": Mount("kurzweg.cli.structure:list_", "the reference offices that come with the house"),
        "show": Mount("kurzweg.cli.structure:show", "the tree of units and what each leads"),
        "diff": Mount("kurzweg.cli.difference:diff", "what changes from one structure to another"),
        "export": Mount("kurzweg.cli.structure:export", "the canonical text form"),
        "import": Mount("kurzweg.cli.structure:import_", "any accepted form to canonical YAML, or an error"),
        "schema": Mount("kurzweg.cli.structure:schema", "the JSON Schema of the text form"),
    },
)
log = group(
    "log",
    "The event log and the access log: sealed, proven, exported.",
    {
        "verify": Mount("kurzweg.cli.log:verify", "prove that nothing was changed since it was sealed"),
        "seal": Mount("kurzweg.cli.log:seal", "seal now; the running office does it every minute"),
        "export": Mount("kurzweg.cli.log:export", "the events without names, as JSON lines or CSV"),
    },
)
draw = group(
    "draw",
    "Draws of scarce appointments.",
    {
        "verify": Mount("kurzweg.cli.draw:verify", "recompute a draw from its published seed"),
    },
)
catalogue = group(
    "catalogue",
    "Catalogues of services as text. FILE is a YAML file, - for standard input, shipped (what came with kurzweg),"
    " or of this office in-force, draft or version-3.",
    {
        "export": Mount("kurzweg.cli.catalogue:export", "the catalogue, or its everyday words, as YAML"),
        "check": Mount("kurzweg.cli.catalogue:check", "is the file right, and which texts are missing?"),
        "diff": Mount("kurzweg.cli.catalogue:diff", "what changes from one catalogue to another"),
        "import": Mount("kurzweg.cli.catalogue:import_", "take a file into the draft of this office"),
    },
)
COMMANDS = {
    "up": Mount("kurzweg.cli.up:up", "start the office: database, tables, web"),
    "training": Mount("kurzweg.cli.training:training", "a room beside the office to try everything in"),
    "found": Mount("kurzweg.cli.found:found", "the SQL for the administrator of a PostgreSQL of your own"),
    "begin": Mount("kurzweg.cli.office:begin", "the first day of a real office: its structure in force"),
    "engage": Mount("kurzweg.cli.office:engage", "a member of staff, their unit and their role"),
    "directory": Mount("kurzweg.cli.directory:directory", "is the log-in by the county's directory set up?"),
    "startpack": Mount("kurzweg.cli.startpack:startpack", "the papers an office needs before it may start"),
    "structure": Mount("kurzweg.cli.commands:structure", "check, show, compare and convert structures"),
    "catalogue": Mount("kurzweg.cli.commands:catalogue", "check, compare, export and import the catalogue of services"),
    "draw": Mount("kurzweg.cli.commands:draw", "prove that a draw of appointments was fair"),
    "log": Mount("kurzweg.cli.commands:log", "seal, prove and export the logs"),
    "update": Mount("kurzweg.cli.update:update", "what an update would change, and doing it"),
    "backup": Mount("kurzweg.cli.safety:backup", "save the whole office into one encrypted file"),
    "restore": Mount("kurzweg.cli.safety:restore", "bring a backup back aside, and prove it"),
    "drill": Mount("kurzweg.cli.safety:drill", "prove that the office could be brought back, and how fast"),
    "route": Mount("kurzweg.cli.route:route", "who is responsible for a matter, and why"),
    "mine": Mount("kurzweg.cli.mine:mine", "what a log says: ways, waits, hand-overs, double structures"),
    "simulate": Mount("kurzweg.cli.simulate:simulate", "play an office: waits, backlog, throughput, use of staff"),
    "compare": Mount("kurzweg.cli.compare:compare", "two structures on the same people: what differs beyond chance"),
    "path": Mount("kurzweg.cli.path:path", "everything that is due for a newcomer, in order"),
    "staffing": Mount("kurzweg.cli.staffing:staffing", "how many posts the work of an office takes"),
}
"""`kurzweg …`."""
