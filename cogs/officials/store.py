"""Tables of places, offices, officials and their terms: public reference data, owned by no community.

An office stands by itself, so that it can be vacant. A term joins an official to an office and carries
where it was read and when it was last verified. Dates keep the precision of their source as ISO strings
("2024", "2024-01", "2024-01-08"); `first_day` and `last_day` are the same dates made comparable by
`cogs.officials.dates`, which defines what they mean.

Several sources may state the same term of the same person. Each keeps its own row (so that a changed file
updates its own statements), and `superseded` marks those that a better source covers: look-ups leave them
out.
"""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import Date, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from bot.storage.base import Base, BigId, OfPeople

_OCD = String(300)
_KEY = String(400)
_ISO = String(10)


class ImportSource(Base):
    """A file, folder, archive or address that officials were read from, and what the last reading gave."""

    __tablename__ = "import_source"

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    name: Mapped[str] = mapped_column(String(1000), unique=True)
    """Path or URL as it was given."""
    digest: Mapped[str] = mapped_column(String(64))
    """SHA-256 of what was read."""
    imported_at: Mapped[datetime]
    people: Mapped[int] = mapped_column(default=0)
    terms: Mapped[int] = mapped_column(default=0)
    places: Mapped[int] = mapped_column(default=0)
    skipped: Mapped[int] = mapped_column(default=0)


class Place(Base):
    """A town, county, judicial district, state or the country: what a person may ask about."""

    __tablename__ = "place"
    __table_args__ = (Index("ix_place_state_normalized", "state", "normalized"),)

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    ocd_id: Mapped[str | None] = mapped_column(_OCD, unique=True)
    name: Mapped[str] = mapped_column(String(200))
    """Plain name: "Hartford"."""
    full_name: Mapped[str] = mapped_column(String(200))
    """Name as the census gives it, with its sort: "Hartford city", "Hartford County"."""
    kind: Mapped[str] = mapped_column(String(40))
    """What the census calls it: city, town, village, township, borough, county …; or judicial_district, state,
    country; "place" where no source says."""
    state: Mapped[str] = mapped_column(String(2))
    """Two capital letters; empty for the country."""
    county: Mapped[str] = mapped_column(String(100), default="")
    """Name of the county where the OCD id states one; tells same-named townships of a state apart."""
    normalized: Mapped[str] = mapped_column(String(200), index=True)
    """`names.normalize(name)`."""
    origin: Mapped[str] = mapped_column(String(20), default="derived")
    """Who named it: ocd (the census list), roundtable (our own files) or derived (from an office there)."""


class PlaceAlias(Base):
    """Another word for a place: "htfd", a ZIP code."""

    __tablename__ = "place_alias"

    place_id: Mapped[int] = mapped_column(ForeignKey("place.id", ondelete="CASCADE"), primary_key=True)
    alias: Mapped[str] = mapped_column(String(200), primary_key=True, index=True)
    """Normalized by `names.normalize`; a ZIP code has its five digits."""
    kind: Mapped[str] = mapped_column(String(10))
    """name or zip."""


class PlaceDivision(Base):
    """A division (electoral district, county, judicial district) that covers a place or a part of it."""

    __tablename__ = "place_division"

    place_id: Mapped[int] = mapped_column(ForeignKey("place.id", ondelete="CASCADE"), primary_key=True)
    division: Mapped[str] = mapped_column(_OCD, primary_key=True, index=True)
    chamber: Mapped[str] = mapped_column(String(20))
    """lower, upper, us_house, judicial or county."""
    districts_in_place: Mapped[int] = mapped_column(default=1)
    """How many districts of this chamber share the place; above 1 the address decides."""
    source: Mapped[str] = mapped_column(String(1000), default="")


class Official(Base):
    """A person who holds or held an office."""

    __tablename__ = "official"

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    name: Mapped[str] = mapped_column(String(200))
    party: Mapped[str] = mapped_column(String(100), default="")
    image: Mapped[str] = mapped_column(String(1000), default="")


class OfficialRecord(Base):
    """What one record of one source says of an official; `official` shows the best of them all.

    Importing a record anew replaces its terms and contacts. `digest` tells at once that nothing changed.
    """

    __tablename__ = "official_record"

    record: Mapped[str] = mapped_column(_KEY, primary_key=True)
    """`origin:its id there`."""
    official_id: Mapped[int] = mapped_column(ForeignKey("official.id", ondelete="CASCADE"), index=True)
    source_id: Mapped[int | None] = mapped_column(ForeignKey("import_source.id", ondelete="SET NULL"), index=True)
    origin: Mapped[str] = mapped_column(String(40))
    """congress, roundtable (our own files), openstates or openstates_csv."""
    name: Mapped[str] = mapped_column(String(200), default="")
    party: Mapped[str] = mapped_column(String(100), default="")
    image: Mapped[str] = mapped_column(String(1000), default="")
    digest: Mapped[str] = mapped_column(String(64))


class OfficialKey(Base):
    """An identity of an official in some source: `ocd-person/…`, `bioguide:…`, `roundtable:ct/…`."""

    __tablename__ = "official_key"

    key: Mapped[str] = mapped_column(_KEY, primary_key=True)
    official_id: Mapped[int] = mapped_column(ForeignKey("official.id", ondelete="CASCADE"), index=True)


class OfficialName(Base):
    """A normalized form of an official's name, by which sources without common ids are joined."""

    __tablename__ = "official_name"

    official_id: Mapped[int] = mapped_column(ForeignKey("official.id", ondelete="CASCADE"), primary_key=True)
    name: Mapped[str] = mapped_column(String(200), primary_key=True, index=True)


class Contact(Base):
    """One way to reach an official."""

    __tablename__ = "contact"

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    official_id: Mapped[int] = mapped_column(ForeignKey("official.id", ondelete="CASCADE"), index=True)
    record: Mapped[str] = mapped_column(ForeignKey("official_record.record", ondelete="CASCADE"), index=True)
    """The source's record that states it."""
    position: Mapped[int] = mapped_column(default=0)
    """Order within the record, best first."""
    kind: Mapped[str] = mapped_column(String(20))
    """phone, fax, email, address, website, form, or the name of a social network."""
    label: Mapped[str] = mapped_column(String(100), default="")
    """Which office it is: capitol, district, primary, or a town."""
    value: Mapped[str] = mapped_column(String(1000))


class Office(Base):
    """An office, held or vacant."""

    __tablename__ = "office"

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    key: Mapped[str] = mapped_column(_KEY, unique=True)
    """`role@division`."""
    role: Mapped[str] = mapped_column(String(100), index=True)
    """lower, upper, legislature, us_house, us_senate, governor, mayor, police_chief …: see `roles`."""
    title: Mapped[str] = mapped_column(String(200), default="")
    """The title a source gives it ("State's Attorney"); empty where only the role is known."""
    district: Mapped[str] = mapped_column(String(100), default="")
    """The district as people say it: "1", "Belknap 6"; empty where the office has none."""
    level: Mapped[str] = mapped_column(String(10))
    """city, county (judicial districts too), state or federal."""
    division: Mapped[str] = mapped_column(_OCD, index=True)
    state: Mapped[str] = mapped_column(String(2), index=True)
    """Two capital letters; empty for an office of the whole country."""
    appointed: Mapped[bool | None]
    """None where no source says."""
    seats: Mapped[int | None]
    """How many hold it at once; None where it is not known (some legislatures elect several a district)."""
    vacant_until: Mapped[str | None] = mapped_column(_ISO)
    """A source declared the office (or a seat of it) vacant until this day; empty: until further notice."""


class Term(Base):
    """That an official held an office, from when to when, as one source states it."""

    __tablename__ = "term"
    __table_args__ = (Index("ix_term_office_days", "office_id", "last_day"),)

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    key: Mapped[str] = mapped_column(String(900), unique=True)
    """`record|office key|start`."""
    record: Mapped[str] = mapped_column(_KEY, index=True)
    """The source's record: `origin:its id`. Importing a record anew replaces what it stated before."""
    origin: Mapped[str] = mapped_column(String(40))
    """congress, roundtable (our own files), openstates or openstates_csv."""
    source_id: Mapped[int | None] = mapped_column(ForeignKey("import_source.id", ondelete="SET NULL"), index=True)
    official_id: Mapped[int] = mapped_column(ForeignKey("official.id", ondelete="CASCADE"), index=True)
    office_id: Mapped[int] = mapped_column(ForeignKey("office.id", ondelete="CASCADE"))
    start: Mapped[str | None] = mapped_column(_ISO)
    end: Mapped[str | None] = mapped_column(_ISO)
    first_day: Mapped[date | None] = mapped_column(Date)
    """First day in office; None where the start is not known."""
    last_day: Mapped[date | None] = mapped_column(Date)
    """Last day in office; None where no end is known. An exact end counts as a day in office in our own files
    (whoever leaves on that day served it); Open States and Congress name the day of the handover, which
    belongs to the successor."""
    acting: Mapped[bool] = mapped_column(default=False)
    certainty: Mapped[str] = mapped_column(String(10), default="high")
    """high (a source states it), medium (sources differ, or the day is missing) or inferred."""
    source_url: Mapped[str] = mapped_column(String(1000), default="")
    source_date: Mapped[str] = mapped_column(String(40), default="")
    evidence_on: Mapped[str | None] = mapped_column(_ISO)
    """The last day for which this source shows the person in office."""
    verified_on: Mapped[str | None] = mapped_column(_ISO)
    """The last day for which any source that agrees with this one does: the day to show."""
    note: Mapped[str] = mapped_column(Text, default="")
    superseded: Mapped[bool] = mapped_column(default=False)
    """A better source states the same service: left out of look-ups."""


class Report(OfPeople, Base):
    """Somebody's word that a record is wrong. `subject` keeps what it was about, whatever an import changes.

    The person is stored as their pseudonym alone.
    """

    __tablename__ = "report"

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    office_id: Mapped[int | None] = mapped_column(ForeignKey("office.id", ondelete="SET NULL"), index=True)
    term_id: Mapped[int | None] = mapped_column(ForeignKey("term.id", ondelete="SET NULL"), index=True)
    subject: Mapped[str] = mapped_column(String(500))
    """Name, office and division as they stood."""
    source_url: Mapped[str] = mapped_column(String(1000), default="")
    text: Mapped[str] = mapped_column(Text)
    """What is wrong, in their words."""
    evidence: Mapped[str] = mapped_column(Text, default="")
    """How they know."""
    reporter: Mapped[str] = mapped_column(String(100), index=True)
    """The reporter's pseudonym in the community."""
    created_at: Mapped[datetime]
    closed_at: Mapped[datetime | None]
