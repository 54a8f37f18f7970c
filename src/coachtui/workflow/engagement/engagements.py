"""Making and opening an engagement: the file, and the script and rubric it works with."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from coachtui import __version__
from coachtui.model.answers import Session, SessionKind
from coachtui.model.craft import Consent, ConsentGiven, Interlude
from coachtui.model.engagement import Engagement, State
from coachtui.model.people import Person, code_among
from coachtui.model.problems import CoachError
from coachtui.model.roles import role_option
from coachtui.model.text import as_typed, clean, is_blank, listed
from coachtui.store.bodies import NamedDocument
from coachtui.store.connection import real_place
from coachtui.store.engagement_file import EngagementFile
from coachtui.store.entry import utc_now, uuid7
from coachtui.store.kinds import Record, Withdrawable
from coachtui.store.own_chain import WriterSettings
from coachtui.store.records import Change, Revision, change_between, stored
from coachtui.workflow.engagement.log import Log
from coachtui.workflow.engagement.pairs import MY_MEETING

if TYPE_CHECKING:
    from coachtui.model.rubric import Rubric
    from coachtui.model.script import Script
    from coachtui.workflow.engagement.materials import Materials


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What workflows get from outside: the author's name, the clock, and new ids."""

    author: str = ""
    now: Callable[[], datetime] = utc_now
    new_id: Callable[[], UUID] = uuid7

    @property
    def today(self) -> date:
        """The day it is where this computer stands."""
        return self.now().astimezone().date()


@dataclass(slots=True)
class Workspace:
    """An open engagement with the script and rubric in force, which are read when they are first needed.

    They are the newest files found; a session that began with another script keeps that one (`script_of`), and a sheet
    its rubric, too (`rubric_of`). While ``off_record`` is True, nothing typed is recorded or stored as a draft:
    `record` and `save_draft` refuse it. They refuse it too for a session to which no consent was given.
    """

    path: Path
    log: Log
    surroundings: Surroundings
    _materials: "Materials | None" = None
    _pairs: "dict[str, Materials]" = field(default_factory=dict)
    _scripts: "dict[str, Script]" = field(default_factory=dict)
    _rubrics: "dict[str, Rubric]" = field(default_factory=dict)
    off_record: bool = False

    @property
    def is_coaching(self) -> bool:
        """Whether it is a coaching file."""
        engagement = self.log.outline().engagement
        return engagement is not None and engagement.is_coaching

    @property
    def materials(self) -> "Materials":
        """Script and rubric with the files they came from. Raises BadFileError when one cannot be used.

        A coaching file has none: CoachError.
        """
        if self._materials is None:
            if self.is_coaching:
                raise CoachError(
                    "A coaching file",
                    f"{self.path.name} holds what was seen in meetings, and no interviews.",
                    f"See what came of them: coachtui coach {as_typed(self.path)}",
                    bad_input=True,
                )
            from coachtui.workflow.engagement.materials import materials_for  # noqa: PLC0415 - reading YAML is slow to import

            self._materials = materials_for(self.path)
        return self._materials

    def pair(self, script_id: str) -> "Materials":
        """The script of this id in force, and its rubric, with the files they came from. Raises as `materials`."""
        if script_id not in self._pairs:
            from coachtui.workflow.engagement.materials import materials_for  # noqa: PLC0415 - as above

            self._pairs[script_id] = materials_for(self.path, script_id)
        return self._pairs[script_id]

    @property
    def script(self) -> "Script":
        """The script in force."""
        return self.materials.script

    @property
    def rubric(self) -> "Rubric":
        """The rubric in force."""
        return self.materials.rubric

    @property
    def state(self) -> State:
        """Everything recorded so far."""
        return self.log.state()

    @property
    def engagement(self) -> Engagement:
        """What was agreed at the start. Raises CoachError for a file in which that was never recorded."""
        outline = self.log.outline()
        engagement = outline.engagement
        if engagement is None and any(
            session.kind is SessionKind.SELF_ASSESSMENT for session in outline.sessions.values()
        ):
            raise CoachError(
                "No engagement",
                f"{self.path.name} is what {listed(outline.people)} hands over from a self-assessment.",
                f"Take it into yours: coachtui merge {as_typed(self.path)} --into ENGAGEMENT.coach",
                bad_input=True,
            )
        if engagement is None:
            raise CoachError("Unfinished engagement", f"{self.path.name} names no organisation yet.", "Make a new one.")
        return engagement

    def record(
        self,
        *records: Record,
        withdraw: Iterable[Withdrawable] = (),
        blobs: Iterable[bytes] = (),
        documents: Iterable[NamedDocument] = (),
        drop_drafts: Iterable[tuple[str, str]] = (),
        even_if_same: bool = False,
    ) -> Change:
        """Record and withdraw as `Log.record` does, and return what changed. Raises CoachErrors.

        Records that agree with what is recorded, as far as `Log.known_state` knows, in everything but their time are
        left out, unless ``even_if_same`` asks for them, so that they are the latest; so are those to ``withdraw`` that
        are not there. The returned change names them all the same. While it is off the record only interludes are
        taken; all else is refused. Of a session without consent, as it stands behind this call, nothing that was said
        is taken.
        """
        before, withdrawn, dropped = self.log.known_state(), tuple(withdraw), tuple(drop_drafts)
        if self.off_record and not all(isinstance(each, Interlude) for each in (*records, *withdrawn)):
            raise CoachError("Off the record", "Nothing is kept now.", "Go back on the record first.", bad_input=True)
        given = (each.given for each in before.consents.values())
        if ConsentGiven.NO in given or any(isinstance(each, Consent) for each in records):
            self._refuse_without_consent(records, withdrawn)
        fresh = [
            each
            for each in records
            if even_if_same or (held := stored(before, each)) is None or Revision(held, each).fields
        ]
        stored_ones = [found for each in withdrawn if (found := stored(before, each)) is not None]
        if fresh or stored_ones:
            self.log.record(*fresh, withdraw=stored_ones, blobs=blobs, documents=documents, drop_drafts=dropped)
        else:
            for session, item in dropped:
                self.log.drop_draft(session, item)
        return change_between(before, self.log.known_state(), (*withdrawn, *records))

    def save_draft(self, session: str, item: str, text: str, *, at_once: bool = False) -> None:
        """Store the draft of ``item``, unless it is off the record or consent was refused. Raises CoachErrors.

        With ``at_once`` it does not wait for what is typed next, as a record does not.
        """
        if not self.off_record and session not in self.state.declined:
            self.log.save_draft(session, item, clean(text))
            if at_once:
                self.log.hurry()

    def _refuse_without_consent(self, records: Iterable[Record], withdrawn: Iterable[Withdrawable]) -> None:
        """Raise CoachError where ``records`` hold what was said in a session without consent.

        Consents among ``records`` count already, those in ``withdrawn`` do not count any more.
        """
        declined = set(self.state.declined)
        declined -= {each.session for each in withdrawn if isinstance(each, Consent)}
        consents = {each.session: each for each in records if isinstance(each, Consent)}
        declined -= consents.keys()
        declined |= {session for session, each in consents.items() if each.given is ConsentGiven.NO}
        for each in records:
            words = each.words if isinstance(each, Consent) else not isinstance(each, Session | Interlude)
            if words and getattr(each, "session", None) in declined:
                raise CoachError(
                    "No consent", "Nothing that is said in this interview is kept.",
                    "If they do agree, record their consent first.", bad_input=True,
                )  # fmt: skip

    def withdraw(self, *records: Withdrawable) -> Change:
        """Withdraw ``records``, as far as they are there, and return what changed. Raises CoachErrors."""
        return self.record(withdraw=records)

    def person(self, code: str) -> Person:
        """The person with this code, however it is written. Raises CoachError, naming those there are."""
        people = self.state.people
        found = code_among(people, code)
        if found is not None:
            return people[found]
        known, role = listed(people) or "nobody yet", ""
        with suppress(CoachError):  # a script that cannot be used is another matter
            role = role_option(self.script.roles)
        raise CoachError(
            "No such person",
            f"{clean(code)} is not in this engagement. Known: {known}.",
            f"Add them with: coachtui people {as_typed(self.path)} add {clean(code)}{role}",
            bad_input=True,
        )

    def script_of(self, session: Session) -> "Script":
        """The script a session was begun with, as kept in the file; the script in force when the file has none.

        Raises as `materials`, also where the file has one, and BadFileError where that one cannot be read.
        """
        sha256 = session.script
        in_force = self._pair_of(session)
        if sha256 is None or sha256 == in_force.script_source.sha256:
            return in_force.script
        if sha256 not in self._scripts:
            from coachtui.workflow.engagement.materials import kept_script  # noqa: PLC0415 - as above

            content = self.log.document(sha256)
            self._scripts[sha256] = in_force.script if content is None else kept_script(sha256, content)
        return self._scripts[sha256]

    def rubric_of(self, session: Session) -> "Rubric":
        """The rubric of a session: of a sheet the one it was begun with, as kept in the file, else that in force.

        Raises as `script_of`.
        """
        sha256 = session.rubric
        in_force = self._pair_of(session)
        if session.kind is not SessionKind.SHEET or sha256 is None or sha256 == in_force.rubric_source.sha256:
            return in_force.rubric
        if sha256 not in self._rubrics:
            from coachtui.workflow.engagement.materials import kept_rubric  # noqa: PLC0415 - as above

            content = self.log.document(sha256)
            self._rubrics[sha256] = in_force.rubric if content is None else kept_rubric(sha256, content)
        return self._rubrics[sha256]

    def _pair_of(self, session: Session) -> "Materials":
        """What is in force for sessions of this kind."""
        if session.kind is not SessionKind.SHEET:
            return self.materials
        return self.pair(MY_MEETING)


def create_engagement(
    path: Path, engagement: Engagement, people: Iterable[Person] = (), surroundings: Surroundings | None = None
) -> None:
    """Make a new engagement file at ``path``. Raises CoachError when something is already there."""
    around = surroundings or Surroundings()
    if is_blank(engagement.organisation):
        raise CoachError("No organisation", "An engagement needs a name.", "Say whom it is about.", bad_input=True)
    with new_file(path, around) as log:
        log.record(engagement, *people)


@contextmanager
def new_file(path: Path, around: Surroundings) -> Iterator[EngagementFile]:
    """A new file at ``path``, open for writing, which is there once the block is over, and not at all where it raises.

    Raises CoachErrors, such as when something is already there.
    """
    with EngagementFile.making(path, _writer_settings(around)) as log:
        yield log


@contextmanager
def workspace_not_named_yet(path: Path, beside: Path, around: Surroundings) -> Iterator[Workspace]:
    """The engagement in the file ``beside``, later renamed to ``path``, open for writing. Raises CoachErrors."""
    with EngagementFile.not_named_yet(real_place(path), beside, _writer_settings(around)) as log:
        yield Workspace(path, log, around)


def _writer_settings(around: Surroundings) -> WriterSettings:
    return WriterSettings(around.author, __version__, around.now, around.new_id)


@contextmanager
def open_engagement(
    path: Path, *, write: bool = False, surroundings: Surroundings | None = None
) -> Iterator[Workspace]:
    """The engagement at ``path``, closed again when the block ends.

    Raises CoachError when it is missing, damaged, foreign or, for writing, open elsewhere.
    """
    around = surroundings or Surroundings()
    with open_file(path, around, write=write) as log:
        yield Workspace(path, log, around)


def open_file(path: Path, around: Surroundings, *, write: bool) -> EngagementFile:
    """The engagement file at ``path``, to be closed again; entries are by whom ``around`` says. Raises CoachErrors."""
    return EngagementFile.open(
        path, write=write, author=around.author, app=__version__, now=around.now, new_id=around.new_id
    )


def at_once(workspace: Workspace) -> AbstractContextManager[None]:
    """Make one transaction of all that is recorded in the block: on the disk at its end, or none where it raises.

    Raises TypeError for a workspace whose log is no file.
    """
    return file_of(workspace).at_once()


def file_of(workspace: Workspace) -> EngagementFile:
    """The open file of ``workspace``, which can do more than a `Log`. Raises TypeError where its log is no file."""
    if not isinstance(workspace.log, EngagementFile):
        raise TypeError("only a file can do that")
    return workspace.log


def documents_of(workspace: Workspace, pair: "Materials | None" = None) -> tuple[NamedDocument, ...]:
    """The script and rubric of ``pair``, by default those for interviews, as far as the file lacks them."""
    used = pair or workspace.materials
    return tuple(
        NamedDocument(role, document_id, source.name, source.content)
        for role, source, document_id in (
            ("script", used.script_source, used.script.id),
            ("rubric", used.rubric_source, used.rubric.id),
        )
        if workspace.log.document(source.sha256) is None
    )
