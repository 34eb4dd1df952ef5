"""The city: units, subjects, rules, groups, and its versions."""

from datetime import datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from storage.tables.base import Base, BigKey


class UnitRow(Base):
    """A unit of the city as its data says."""

    __tablename__ = "units"
    key: Mapped[str] = mapped_column(String(32), primary_key=True)
    position: Mapped[int]
    details: Mapped[str]
    retired: Mapped[bool] = mapped_column(default=False)


class SubjectRow(Base):
    """A subject of the city as its data says."""

    __tablename__ = "subjects"
    key: Mapped[str] = mapped_column(String(32), primary_key=True)
    position: Mapped[int]
    details: Mapped[str]
    retired: Mapped[bool] = mapped_column(default=False)


class RoutingRow(Base):
    """A routing rule of the city."""

    __tablename__ = "routing"
    id: Mapped[int] = mapped_column(BigKey, primary_key=True)
    details: Mapped[str]


class CityRow(Base):
    """The rest of a city's data: what is neither subject, unit nor rule."""

    __tablename__ = "cities"
    key: Mapped[str] = mapped_column(String(32), primary_key=True)
    details: Mapped[str]
    loaded_at: Mapped[datetime]
    version: Mapped[int] = mapped_column(default=0, server_default="0")
    files: Mapped[str] = mapped_column(String(64), default="", server_default="")


class CityVersion(Base):
    """The whole of a city's data as it once was; nobody's where it came from files."""

    __tablename__ = "city_versions"
    id: Mapped[int] = mapped_column(BigKey, primary_key=True)
    at: Mapped[datetime]
    person_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    words: Mapped[str]
    details: Mapped[str]


class Group(Base):
    """A messenger group, or one topic of it, that is a unit's; a unit may have several.

    `topic` 0 is the group as a whole. `areas` are the keys of the regions it works in, with
    spaces between them; empty where it works everywhere.
    """

    __tablename__ = "groups"
    chat_id: Mapped[int] = mapped_column(ForeignKey("chats.id"), primary_key=True)
    topic: Mapped[int] = mapped_column(primary_key=True, default=0, server_default="0")
    areas: Mapped[str] = mapped_column(default="", server_default="")
    unit: Mapped[str] = mapped_column(String(32), index=True)
    bound_by: Mapped[int] = mapped_column(ForeignKey("people.id"))
    bound_at: Mapped[datetime]


class BindCode(Base):
    """A one-time code that makes a group a unit's."""

    __tablename__ = "bind_codes"
    code: Mapped[str] = mapped_column(String(16), primary_key=True)
    unit: Mapped[str] = mapped_column(String(32))
    made_at: Mapped[datetime]
    good_until: Mapped[datetime]
    used_at: Mapped[datetime | None]
    role: Mapped[str] = mapped_column(String(12), default="", server_default="")
