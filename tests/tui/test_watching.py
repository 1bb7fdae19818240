"""A file that changes or vanishes while it is read: it is said, and the text stays."""

import asyncio
from threading import Event

from reader.text.watched import Change
from tests.tui.conftest import settled


def told(app):
    return [notification.message for notification in app._notifications]


async def look(pilot):
    pilot.app.screen_of_text.look_at_file()
    await settled(pilot)


async def test_a_file_that_is_gone_is_said_and_the_text_stays(read, text_file):
    path = text_file("今天下雨。")
    async with read(path) as pilot:
        await look(pilot)
        assert told(pilot.app) == []
        path.unlink()
        await look(pilot)
        await look(pilot)
        assert told(pilot.app) == ["The file is no longer there; what is here can be read on."]
        assert pilot.app.opened.document.text == "今天下雨。"


async def test_a_file_that_grows_is_said_and_opened_anew_by_the_library(read, text_file):
    path = text_file("今天下雨。")
    async with read(path) as pilot:
        path.write_text("今天下雨，明天也下。", encoding="utf-8")
        await look(pilot)
        assert told(pilot.app) == ["The file has changed since it was opened; B opens it anew."]
        assert pilot.app.opened.document.text == "今天下雨。"
        await pilot.press("B")
        await settled(pilot)
        await pilot.press("enter")
        await settled(pilot)
        assert pilot.app.opened.document.text == "今天下雨，明天也下。"


async def test_looks_do_not_pile_up_where_a_file_system_does_not_answer(read, text_file):
    async with read(text_file("今天下雨。")) as pilot:
        begun, answer = [], Event()

        class Silent:
            def look(self):
                begun.append(self)
                answer.wait()
                return Change.NONE

        screen = pilot.app.screen_of_text
        screen._watched = Silent()
        for _ in range(3):
            screen.look_at_file()
            await pilot.pause()
        while not begun:
            await asyncio.sleep(0)
        answer.set()
        await settled(pilot)
        assert len(begun) == 1
        await look(pilot)
        assert len(begun) == 2
