"""The offices people ask about: their levels, their order in an answer, and what people call them.

People ask for "the chief", "el alcalde" or "my senator"; a source says `police_chief`, `mayor`, `upper`. The
words of both languages stand here, since they are matched and not shown: what is shown comes from the
catalogue (`officials-office-<role>`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from rapidfuzz.distance import OSA

from cogs.officials.names import normalize


class Level(StrEnum):
    """Who an office serves, from the nearest to the farthest; `county` takes in judicial districts."""

    CITY = "city"
    COUNTY = "county"
    STATE = "state"
    FEDERAL = "federal"


LEVELS = tuple(Level)

TITLES = {
    "mayor": "Mayor",
    "first_selectman": "First Selectman",
    "deputy_mayor": "Deputy Mayor",
    "city_manager": "City Manager",
    "council_president": "City Council President",
    "police_chief": "Police Chief",
    "fire_chief": "Fire Chief",
    "superintendent": "Superintendent of Schools",
    "city_treasurer": "City Treasurer",
    "city_clerk": "City Clerk",
    "council_member": "City Council Member",
    "county_executive": "County Executive",
    "county_commissioner": "County Commissioner",
    "states_attorney": "State's Attorney",
    "district_attorney": "District Attorney",
    "sheriff": "Sheriff",
    "governor": "Governor",
    "lt_governor": "Lieutenant Governor",
    "attorney_general": "Attorney General",
    "secretary_of_state": "Secretary of State",
    "treasurer": "State Treasurer",
    "comptroller": "State Comptroller",
    "auditor": "State Auditor",
    "chief_election_officer": "Chief Election Officer",
    "upper": "State Senator",
    "lower": "State Representative",
    "legislature": "State Legislator",
    "president": "President",
    "vice_president": "Vice President",
    "us_senate": "U.S. Senator",
    "us_house": "U.S. Representative",
}
"""What machines read of each role (JSON, exports), in the order in which an answer lists them."""

_ORDER = {role: place for place, role in enumerate(TITLES)}

_SAID = {
    "mayor": "mayor, mayors, mayors office, alcalde, alcaldesa, alcaldia, intendente, "
    "presidente municipal, presidenta municipal",
    "first_selectman": "first selectman, first selectwoman, selectman, selectwoman, alcalde, alcaldesa, "
    "alcaldia, mayor, mayors, mayors office",
    "deputy_mayor": "deputy mayor, vice mayor, vicealcalde, vicealcaldesa, teniente de alcalde",
    "city_manager": "city manager, town manager, administrador municipal, administradora municipal, gerente municipal",
    "council_president": "council president, city council president, president of the council, council leader, "
    "presidente del concejo, presidenta del concejo, presidente del consejo, presidenta del consejo, "
    "presidente del concejo municipal, presidenta del concejo municipal, council, city council, concejo, "
    "concejo municipal, consejo municipal, ayuntamiento, cabildo",
    "council_member": "council member, councilmember, councilman, councilwoman, councilor, councillor, alderman, "
    "alderwoman, council, city council, concejal, concejala, concejales, regidor, regidora, edil, concejo, "
    "concejo municipal, consejo municipal, ayuntamiento, cabildo, miembro del concejo",
    "city_treasurer": "treasurer, city treasurer, tesorero, tesorera, tesorero municipal, tesorera municipal",
    "city_clerk": "clerk, city clerk, town clerk, secretario municipal, secretaria municipal",
    "police_chief": "chief, police chief, chief of police, police, cop, cops, top cop, police department, "
    "jefe, jefa, jefe de policia, jefa de policia, jefe policial, jefa policial, policia, comisario, comisaria",
    "fire_chief": "chief, fire chief, chief of fire, fire department, firefighters, jefe, jefa, "
    "jefe de bomberos, jefa de bomberos, bomberos",
    "superintendent": "superintendent, superintendent of schools, schools, school superintendent, "
    "superintendente, superintendente de escuelas, escuelas",
    "county_executive": "county executive, ejecutivo del condado, ejecutiva del condado",
    "county_commissioner": "county commissioner, commissioner, comisionado, comisionada",
    "states_attorney": "states attorney, state attorney, prosecutor, district attorney, da, fiscal, fiscalia, "
    "fiscal del estado, fiscal estatal, fiscal de distrito",
    "district_attorney": "district attorney, da, prosecutor, states attorney, fiscal, fiscalia, fiscal de distrito",
    "sheriff": "sheriff, alguacil",
    "governor": "governor, gov, gobernador, gobernadora",
    "lt_governor": "lieutenant governor, lt governor, lt gov, vice governor, vicegobernador, vicegobernadora, "
    "teniente gobernador, teniente gobernadora",
    "attorney_general": "attorney general, ag, fiscal general, procurador general, procuradora general",
    "secretary_of_state": "secretary of state, secretary of the state, secretario de estado, "
    "secretaria de estado, secretario del estado, secretaria del estado",
    "treasurer": "treasurer, state treasurer, tesorero, tesorera, tesorero estatal, tesorera estatal",
    "comptroller": "comptroller, controller, state comptroller, contralor, contralora",
    "auditor": "auditor, state auditor, auditora",
    "chief_election_officer": "chief election officer, elections, elecciones",
    "upper": "senator, senators, sen, state senator, state senate, senate, senador, senadora, senadores, senado, "
    "senador estatal, senadora estatal, senado estatal, legislator, legislators, legislador, legisladora, "
    "legisladores, upper",
    "lower": "representative, representatives, rep, state representative, state rep, state house, house, "
    "assemblyman, assemblywoman, assembly member, assemblymember, delegate, representante, representantes, "
    "representante estatal, camara, camara estatal, diputado, diputada, asambleista, legislator, legislators, "
    "legislador, legisladora, legisladores, lower",
    "legislature": "legislator, legislators, legislador, legisladora, legisladores, senator, senador, senadora",
    "president": "president, president of the united states, potus, presidente, presidenta",
    "vice_president": "vice president, vp, vicepresidente, vicepresidenta",
    "us_senate": "senator, senators, sen, us senator, u s senator, us senate, federal senator, united states "
    "senator, senate, senador, senadora, senadores, senado, senador federal, senadora federal, senador de "
    "estados unidos, senadora de estados unidos, senado federal, senador de ee uu, congress, congreso",
    "us_house": "representative, representatives, rep, congressman, congresswoman, congressperson, congress, "
    "member of congress, us representative, u s representative, us rep, us house, house, representante, "
    "representantes, representante federal, representante de estados unidos, congresista, congreso, camara",
}
"""What people call each role; a word may mean several."""

_SMALL = frozenset(
    ["a", "an", "the", "of", "for", "our", "my", "in", "de", "del", "la", "el", "los", "las", "mi", "nuestro", "por"]
)
_DISTRICT = re.compile(
    r"\b(?:district|distrito|dist)? ?(\d{1,3})(?:st|nd|rd|th|o|a|er|do)?(?: (?:district|distrito))?\b"
)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a person asked for by an office's name: roles, words for titles no role covers, a district."""

    said: str
    roles: frozenset[str]
    district: str = ""

    def fits(self, role: str, title: str, district: str) -> bool:
        """Whether an office of this role, title and district is what they asked for."""
        if self.district and district != self.district:
            return False
        if role in self.roles or (self.district and not self.said):
            return True
        if self.roles and role in TITLES:
            return False
        words = {*_core(title).split(), *role.split("_")}
        return bool(self.said) and words.issuperset(self.said.split())


def wanted(said: str) -> Wanted:
    """Read an office's name as people say it, in English or Spanish, with a district number or without."""
    plain = normalize(said).replace("_", " ")
    found = _DISTRICT.search(plain)
    if found:
        plain = (plain[: found.start()] + " " + plain[found.end() :]).strip()
    core = _core(plain)
    return Wanted(core, _roles_said(core), str(int(found[1])) if found else "")


def is_office(said: str) -> bool:
    """Whether `said` is, without any guessing, something people call an office."""
    return _core(normalize(said)) in _phrases()


def suggested(typed: str, limit: int = 25) -> list[str]:
    """The roles that `typed` may become, in the order of an answer; all of them for nothing typed."""
    core = _core(normalize(typed).replace("_", " "))
    words = _phrases()
    starting = {role for phrase, roles in words.items() if phrase.startswith(core) for role in roles}
    inside = {role for phrase, roles in words.items() if f" {core}" in phrase for role in roles}
    return sorted(starting or inside or _roles_said(core), key=order)[:limit]


def order(role: str) -> int:
    """Where a role stands in an answer, within its level."""
    return _ORDER.get(role, len(_ORDER))


def title_of(role: str, title: str, district: str) -> str:
    """The office's name for machines: the source's title, or the role's with its district."""
    name = title or TITLES.get(role) or role.replace("_", " ").title()
    return f"{name}, District {district}" if district and district.casefold() not in name.casefold() else name


def _core(plain: str) -> str:
    return " ".join(word for word in normalize(plain).split() if word not in _SMALL)


@cache
def _phrases() -> dict[str, frozenset[str]]:
    phrases: dict[str, set[str]] = {}
    for role, said in _SAID.items():
        for phrase in (*said.split(","), role.replace("_", " "), TITLES[role]):
            phrases.setdefault(_core(phrase), set()).add(role)
    return {phrase: frozenset(roles) for phrase, roles in phrases.items()}


def _roles_said(core: str) -> frozenset[str]:
    """The roles of the phrase itself, else of the longest phrase in it, else of the one phrase near to it."""
    phrases = _phrases()
    if core in phrases or not core:
        return phrases.get(core, frozenset())
    within = [phrase for phrase in phrases if f" {phrase} " in f" {core} "]
    if within:
        return phrases[max(within, key=len)]
    slips = 1 if len(core) < 8 else 2
    near = min(phrases, key=lambda phrase: OSA.distance(core, phrase, score_cutoff=slips))
    return phrases[near] if len(core) > 3 and OSA.distance(core, near) <= slips else frozenset()
