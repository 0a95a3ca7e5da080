# SPDX-License-Identifier: EUPL-1.2
"""Kill -9 while an office works: nothing that was acknowledged may be missing or doubled afterwards.

    ./dev chaos 50

Clients act over HTTP as people do and write down every answer they got; parts of the running product are killed
at random moments; afterwards a judge that shares no code with the product reads the tables and compares.
"""
