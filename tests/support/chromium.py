"""A real browser, without a window."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp
from typing import TypeVar

import pytest
from selenium.common.exceptions import InvalidSessionIdException
from selenium.webdriver import Chrome, ChromeOptions
from selenium.webdriver.chrome.service import Service

FLAGS = (
    *("--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync", "--disable-quic", "--disable-dev-shm-usage"),
)

Answer = TypeVar("Answer")


class Browser:
    """Chromium with profiles of its own in a folder."""

    def __init__(self, folder: Path, program: str, driver: str) -> None:
        self.folder, self.program, self.driver = folder, program, driver
        self.running: Chrome | None = None

    def ask(self, question: Callable[[Chrome], Answer]) -> Answer:
        """Return what a question to the browser gives.

        A browser that is gone, as happens now and then on a busy machine, is started anew, once; what a page shows is
        never asked twice.
        """
        try:
            return question(self._started())
        except InvalidSessionIdException:
            self.close()
            return question(self._started())

    def _started(self) -> Chrome:
        if self.running is None:
            options = ChromeOptions()
            options.binary_location = self.program
            for flag in (*FLAGS, f"--user-data-dir={mkdtemp(dir=self.folder)}"):
                options.add_argument(flag)
            self.running = Chrome(options=options, service=Service(self.driver))
        return self.running

    def close(self) -> None:
        """End the browser, if it runs."""
        if self.running:
            self.running.quit()
        self.running = None


@contextmanager
def chromium(folder: Path) -> Iterator[Browser]:
    """Return Chromium, ended in the end; a test is skipped where it is not installed."""
    program, driver = shutil.which("chromium"), shutil.which("chromedriver")
    if not program or not driver:
        pytest.skip("chromium and chromedriver are not installed")
    browser = Browser(folder, program, driver)
    try:
        yield browser
    finally:
        browser.close()
