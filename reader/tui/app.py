"""The application: wires themes, the reading screen, the dictionary's loading and leaving."""

from __future__ import annotations

import os
import signal
from collections.abc import Awaitable, Callable, Iterable, Sequence
from pathlib import PurePath
from typing import ClassVar

from textual import on, work
from textual.app import App, SystemCommand
from textual.driver import Driver
from textual.filter import LineFilter
from textual.notifications import SeverityLevel
from textual.screen import Screen
from textual.worker import Worker, WorkerState, get_current_worker

from reader import assets, paths
from reader.commands import COMMANDS
from reader.text.clean import clean
from reader.text.stored import is_intact, is_read
from reader.tui import messages, themes
from reader.tui.choices import Choices
from reader.tui.geometry import TALL
from reader.tui.harmless import Harmless
from reader.tui.keys import keys_shown
from reader.tui.opened import Opened
from reader.tui.options import Options
from reader.tui.palette import text_variables
from reader.tui.preparing import build_lexicon, is_whole, open_lexicon
from reader.tui.screens.reader import ReaderScreen
from reader.tui.start import settle, wording
from reader.tui.theme_files import ANSI, DEFAULT, many_colours

_STYLES = (
    "app",
    "reading",
    "outline",
    "find",
    "wordline",
    "entry",
    "help",
    "annotations",
    "library",
    "mend",
    "text_as",
    "palette",
)
_MOST_REMARKS = 3
"""Lines of one's own words that are said to be wrong at the start; doctor names all."""


class SannengApp(App[int]):
    """Reads one text."""

    TITLE = "sanneng-read"
    CSS_PATH: ClassVar[list[str | PurePath]] = [assets.styles_folder() / f"{name}.tcss" for name in _STYLES]
    COMMAND_PALETTE_BINDING = "ctrl+p"
    VERTICAL_BREAKPOINTS = [(0, "-short"), (TALL, "-tall")]  # noqa: RUF012 - Textual declares it so

    def __init__(self, opened: Opened, options: Options, *, shown: bool = False) -> None:
        """Read an opened text; `shown` tells that its first page stands on the terminal already."""
        if not os.environ.get("NO_COLOR"):
            os.environ.pop("NO_COLOR", None)  # set to nothing means colours (no-color.org); not so for Textual
        super().__init__(
            ansi_color=True if options.settings.ansi or os.environ.get("NO_COLOR") else None,
            driver_class=_driver(shown),
        )
        self.set_keymap({name: ",".join(keys) for name, keys in options.settings.keymap.items()})
        if "TEXTUAL_ANIMATIONS" not in os.environ:
            self.animation_level = "none"
        self._harmless = Harmless()
        self.opened = opened
        self.options = options
        self.choices = Choices(options, opened.document.key)
        self.say = wording(self.choices)
        if opened.own is None:
            settle(opened, self.choices)
        for theme in themes.own_themes():
            self.register_theme(theme)
        usual = DEFAULT if many_colours(os.environ) else ANSI
        wanted = self.choices.get("theme", usual)
        self.theme = wanted if wanted in self.available_themes else usual

    def get_css_variables(self) -> dict[str, str]:
        """Add the colours of the text that the theme does not name."""
        return text_variables(self.current_theme, super().get_css_variables())

    def on_mount(self) -> None:
        """Show the text; what it can do without comes after the first frame."""
        place = self.choices.place(self.opened.document)
        self.screen_of_text = ReaderScreen(self.opened, self.choices, place, self.say)
        self.push_screen(self.screen_of_text)
        self.theme_changed_signal.subscribe(self, lambda _: self.screen_of_text.theme_changed())
        self._leave_on_signals()
        self.call_after_refresh(self._load)
        if self.options.library:
            self.call_after_refresh(self.screen_of_text.action_library)
        self._load_rest()
        self.call_after_refresh(self._tell_remarks)

    def _tell_remarks(self) -> None:
        """Say what is wrong with the settings file or the kept state."""
        own = self.opened.own.remarks if self.opened.own else ()
        for remark in (*self.options.settings.remarks, *own[:_MOST_REMARKS], self.options.state.notice):
            if remark:
                self.notify(remark, severity="warning", timeout=8, markup=False)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Return Textual's filters, and the one that lets nothing but text through."""
        return [*super().get_line_filters(), self._harmless]

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: SeverityLevel = "information",
        timeout: float | None = None,
        markup: bool = False,
    ) -> None:
        """Say something; of a file's name in it what would steer the terminal is shown as signs."""
        super().notify(clean(message), title=title, severity=severity, timeout=timeout, markup=markup)

    def _fatal_error(self) -> None:
        """Leave without Textual's page-long traceback: `run` hands the error on to who started the program."""
        self._close_messages_no_wait()

    def _leave_on_signals(self) -> None:
        """Give the terminal back when the window closes or the system ends the program."""
        import asyncio

        loop = asyncio.get_running_loop()
        for name in ("SIGTERM", "SIGHUP"):
            if hasattr(signal, name):
                loop.add_signal_handler(getattr(signal, name), self.exit, 0)

    @work(thread=True, group="lexicon", description="dictionary", exit_on_error=False)
    def _load(self) -> None:
        folder, unwanted = paths.cache_folder(), self._unwanted(get_current_worker())
        lexicon, error = self.opened.lexicon, ""
        if lexicon is None:
            lexicon, error = open_lexicon(folder, self.opened.document, self._tell_progress, unwanted)
            self.post_message(messages.LexiconReady(lexicon, error))
        if lexicon is not None and not is_whole(lexicon):
            built = build_lexicon(folder, self.opened.document, self._tell_progress, unwanted)
            self.post_message(messages.LexiconReady(*built))

    def _unwanted(self, worker: Worker[None]) -> Callable[[], bool]:
        """Return what tells whether a worker shall stop; one begun while the program ends is cancelled by nobody."""
        return lambda: worker.is_cancelled or not self.is_running

    def _load_rest(self) -> None:
        """Load what is not there yet of a large text, once its first page is on the screen."""
        self.workers.cancel_group(self, "text")
        if self.opened.share < 1 or not is_read(self.opened.document):
            self.call_after_refresh(self._load_text)

    @work(thread=True, exclusive=True, group="text", description="the rest of the text", exit_on_error=False)
    def _load_text(self) -> None:
        from reader.tui.loading import load_whole

        unwanted, beginning = self._unwanted(get_current_worker()), self.opened.document
        if self.opened.share == 1 and is_intact(beginning):
            return
        document, remark = load_whole(beginning, self.options.texts, unwanted)
        self.post_message(messages.TextReady(beginning, document, remark))

    @on(messages.TextReady)
    def _text_ready(self, event: messages.TextReady) -> None:
        if event.beginning is not self.opened.document:
            return  # another text is read by now
        if event.document is not None:
            self.screen_of_text.take(event.document)
            remark = self.say("The file has changed while it was opened.") if event.remark else ""
        else:
            remark = f"{self.say('Only the beginning of this text is here; B opens it anew.')} {event.remark}"
        if remark:
            self.notify(remark.strip(), severity="warning", timeout=8, markup=False)

    def _tell_progress(self, done: float) -> None:
        self.post_message(messages.Preparing(done, once=paths.is_writable(paths.cache_folder())))

    @on(messages.Preparing)
    def _preparing(self, event: messages.Preparing) -> None:
        self.screen_of_text.preparing(event.progress, event.once)

    @on(messages.LexiconReady)
    def _lexicon_ready(self, event: messages.LexiconReady) -> None:
        if event.lexicon is not None:
            self.opened.use(event.lexicon)
        self.screen_of_text.lexicon_ready(event.error)

    @on(messages.TextWanted)
    async def _text_wanted(self, event: messages.TextWanted) -> None:
        """Read another text in place of this one; the dictionary stays."""
        lexicon = self.opened.lexicon
        self.choices = Choices(self.options, event.document.key)
        self.opened = Opened(event.document, self.choices.get("readings"), event.share)
        settle(self.opened, self.choices)
        if lexicon is not None:
            self.opened.use(lexicon)
        place = event.place or self.choices.place(event.document)
        self.screen_of_text = ReaderScreen(self.opened, self.choices, place, self.say)
        await self.switch_screen(self.screen_of_text)
        if event.query:
            self.screen_of_text.bring_hits(event.query)
        self._load_rest()

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Say what went wrong where nobody expected it."""
        if event.state is WorkerState.ERROR:
            reason = f"{event.worker.description}: {event.worker.error!r}"
            self.notify(reason, severity="error", timeout=10, markup=False)

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Offer every command of the table, besides Textual's choice of any theme."""
        yield SystemCommand(self.say("Choose theme"), self.say("Any theme, Textual's too."), self.action_change_theme)
        if screen is self.screen_of_text:
            for command in COMMANDS:
                does = f"{keys_shown(command)}  {self.say(command.help)}"
                yield SystemCommand(self.say(command.title), does, self._runner(command.id))

    def action_command_palette(self) -> None:
        """Offer all commands by name, in the language of the moment."""
        from reader.tui.command_choice import CommandChoice

        if not isinstance(self.screen, CommandChoice):
            self.push_screen(CommandChoice(self.say, "Type what you want to do"))

    def search_themes(self) -> None:
        """Offer all themes by name, in the language of the moment."""
        from textual.theme import ThemeProvider

        from reader.tui.command_choice import CommandChoice

        self.push_screen(CommandChoice(self.say, "Any theme, Textual's too.", ThemeProvider))

    async def action_quit(self) -> None:
        """Leave the program; the place is kept."""
        self.exit(0)

    async def action_press(self, key: str) -> None:
        """Do what a key does at the moment: it was clicked on the edge of a window."""
        active = self.screen.active_bindings.get(key)
        if active is not None:
            await self.run_action(active.binding.action, active.node)

    def _runner(self, name: str) -> Callable[[], Awaitable[None]]:
        async def run() -> None:
            await self.screen_of_text.run_command(name)

        return run


def _driver(shown: bool) -> type[Driver] | None:
    """Return the driver for a terminal that shows the first page already; None for Textual's choice."""
    if not shown:
        return None
    from reader.tui.driver import KeepingDriver

    return KeepingDriver
