# SPDX-License-Identifier: EUPL-1.2
from kurzweg.accounts.models.access import AccessEntry
from kurzweg.accounts.models.brake import BrakeCount, SpentProof
from kurzweg.accounts.models.directory import DirectoryLink
from kurzweg.accounts.models.factor import AuthenticatorApp, FactorReset, RecoveryCode, SecondFactorRule
from kurzweg.accounts.models.grant import Grant, Ground
from kurzweg.accounts.models.installation import Installation
from kurzweg.accounts.models.invitation import Invitation
from kurzweg.accounts.models.membership import AlreadyMemberError, Membership, OwnRightsError, Role
from kurzweg.accounts.models.passkey import Passkey
from kurzweg.accounts.models.password import Password
from kurzweg.accounts.models.permission import DisclosurePermission
from kurzweg.accounts.models.rest import Rest
from kurzweg.accounts.models.session import Session
from kurzweg.accounts.models.sight import Sight
from kurzweg.accounts.models.staff import Pseudonym, Staff
from kurzweg.accounts.models.tried import TriedStep

__all__ = [
    "AccessEntry",
    "AlreadyMemberError",
    "AuthenticatorApp",
    "BrakeCount",
    "DirectoryLink",
    "DisclosurePermission",
    "FactorReset",
    "Grant",
    "Ground",
    "Installation",
    "Invitation",
    "Membership",
    "OwnRightsError",
    "Passkey",
    "Password",
    "Pseudonym",
    "RecoveryCode",
    "Rest",
    "Role",
    "SecondFactorRule",
    "Session",
    "Sight",
    "SpentProof",
    "Staff",
    "TriedStep",
]
