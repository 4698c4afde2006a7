"""Moderators' acts on the tables in memory."""

import pytest

from services.jobfair.tests.moderation_story import ModerationStory
from services.jobfair.tests.moderation_worlds import FakeWorld


class TestInMemory(ModerationStory):
    @pytest.fixture
    def world(self) -> FakeWorld:
        return FakeWorld()
