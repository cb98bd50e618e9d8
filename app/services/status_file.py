# SPDX-License-Identifier: EUPL-1.2
"""The file beside the register for the day the computer is gone: its text, without any person.

It stands open on the disk (HAN-3), so numbers of people are in bands. In Danish, then in English,
whatever language the program speaks: whoever reads it did not choose one.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from app.services.common import Register
from app.storage.backup import FOLDER
from app.storage.subjects import subjects
from app.storage.vault import Cost
from app.storage.vault.keyfile import NO_FLOORS, read

_BANDS: Final = ((0, "0"), (9, "1–9"), (49, "10–49"), (99, "50–99"))
_MOST: Final = "100+"

_DANISH: Final = """\
HVIS COMPUTEREN BLIVER VÆK

Programmet Tovholder skriver denne fil, hver gang registret låses. Her står ingen navne på borgere
og intet om den enkelte. Læg en kopi et andet sted end på computeren, for eksempel hos din leder.

Registret
  Navn:           {name}
  Sidst låst:     {locked}

Hvor mange mennesker registret handler om
  Børn og unge under 18 år:                     {children}
  Voksne:                                       {adults}
  Personer, hvis alder ikke kendes:             {ages_unknown}
  Andre, der er nævnt, for eksempel familie:    {others}

Sådan er registret beskyttet
  Kryptering:     SQLCipher 4 (AES-256 med HMAC-SHA512 på hver databaseside)
  Nøgler:         Argon2id ({cost})
  Uden en adgangskode eller nødnøglen kan ingen læse registret eller sikkerhedskopierne.

Sikkerhedskopier
  Seneste gode:   {backup}
  Her ligger de:  {places}

Det skal du gøre nu
  1. Ring til it-afdelingen. Fortæl, hvilken computer der er væk, og hvornår den sidst blev set.
  2. Sig det til din leder og til kommunens databeskyttelsesrådgiver (DPO) samme dag, og vis dem
     denne fil. Kommunen skal anmelde bruddet til Datatilsynet senest 72 timer, efter at den kender
     til det, medmindre det er usandsynligt, at bruddet er en risiko for nogens rettigheder.
  3. Er computeren stjålet, så anmeld det til politiet på telefon 114.
  4. Fortæl dem det, hvis registret kan have været låst op, eller hvis en adgangskode eller
     nødnøglen er væk sammen med computeren. Så kan andre have læst registret.
  5. Find den nyeste sikkerhedskopi og en adgangskode eller nødnøglen. Installér Tovholder på en
     anden computer, og vælg »Gendan en sikkerhedskopi«.
  6. Skift derefter adgangskoden, og lav en ny nødnøgle. Det gør du under »Hvem har adgang«.
"""
_ENGLISH: Final = """\
IF THE COMPUTER IS GONE

The program Tovholder writes this file each time the register is locked. It names no citizen and
says nothing about any one of them. Keep a copy somewhere else than on the computer, for example
with your manager.

The register
  Name:           {name}
  Last locked:    {locked}

How many people the register is about
  Children and young people under 18:           {children}
  Adults:                                       {adults}
  Persons whose age is not known:               {ages_unknown}
  Others who are named, for example family:     {others}

How the register is protected
  Encryption:     SQLCipher 4 (AES-256 with HMAC-SHA512 on every page)
  Keys:           Argon2id ({cost})
  Without a passphrase or the recovery key nobody can read the register or its backups.

Backups
  Latest good:    {backup}
  They lie here:  {places}

What to do now
  1. Call the IT department. Tell which computer is gone, and when it was last seen.
  2. Tell your manager and the municipality's data protection officer (DPO) the same day, and show
     them this file. The municipality must report the breach to the Danish Data Protection Agency
     within 72 hours of knowing of it, unless it is unlikely to be a risk to anyone's rights.
  3. If the computer was stolen, report it to the police, telephone 114.
  4. Say so if the register may have been unlocked, or if a passphrase or the recovery key is gone
     together with the computer. Then others may have read the register.
  5. Find the newest backup and a passphrase or the recovery key. Install Tovholder on another
     computer, and choose "Restore a backup".
  6. Then change the passphrase and make a new recovery key, under "Who has access".
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What the file says of the register; the persons only in bands."""

    name: str
    folder: Path
    children: str
    adults: str
    ages_unknown: str
    others: str
    cost: Cost


def facts(register: Register, *, now: datetime) -> Facts:
    """Read them. Raises what reading the key file and the register raises."""
    found = subjects(register.database, year=now.year)
    slots = read(register.folder, floors=NO_FLOORS).key_file.slots
    return Facts(
        name=register.profile.name,
        folder=register.folder,
        children=band(found.children),
        adults=band(found.adults),
        ages_unknown=band(found.ages_unknown),
        others=band(found.others),
        cost=min((slot.cost for slot in slots), key=lambda cost: (cost.memory_kib, cost.passes)),
    )


def band(number: int) -> str:
    """A number of people, so coarse that it tells nothing of one."""
    return next((text for most, text in _BANDS if number <= most), _MOST)


def status_text(
    said: Facts, *, locked: datetime, backup: datetime | None, second: Path | None
) -> str:
    """The whole text. `backup` is when the latest good one was made, `second` the other place."""
    places = [said.folder / FOLDER, *([second] if second is not None else [])]
    parts = (
        (_DANISH, "%d.%m.%Y kl. %H.%M", "Der er ingen endnu", "gennemløb", "spor"),
        (_ENGLISH, "%Y-%m-%d %H:%M", "There is none yet", "passes", "lanes"),
    )
    texts = [
        template.format(
            name=said.name,
            locked=locked.strftime(time),
            children=said.children,
            adults=said.adults,
            ages_unknown=said.ages_unknown,
            others=said.others,
            cost=_cost(said.cost, passes, lanes),
            backup=backup.astimezone(locked.tzinfo).strftime(time) if backup else none,
            places=_listed(places),
        )
        for template, time, none, passes, lanes in parts
    ]
    return f"\n{'─' * 80}\n\n".join(texts)


def _cost(cost: Cost, passes: str, lanes: str) -> str:
    return f"{cost.memory_kib // 1024} MiB, {cost.passes} {passes}, {cost.lanes} {lanes}"


def _listed(places: Iterable[Path]) -> str:
    return "\n                  ".join(str(place) for place in places)
