"""A small fake of Discord over real sockets: REST, gateway and CDN, against which the bot runs as its own process.

It answers as Discord documents, lets a test act as a user, fails on request, and writes down in
`FakeDiscord.violations` every documented limit or rule that the bot breaks. It knows nothing of discord.py.
"""

from tests.bot.discord.fake.faults import CutAfter, CutBefore, Delay, RateLimit, Status
from tests.bot.discord.fake.interactions import Interaction
from tests.bot.discord.fake.messages import Message
from tests.bot.discord.fake.permissions import Permission
from tests.bot.discord.fake.process import BotProcess
from tests.bot.discord.fake.records import ImpossibleActionError
from tests.bot.discord.fake.server import Autocompletion, FakeDiscord
from tests.bot.discord.fake.world import Channel, Guild, Member, User

__all__ = [
    "Autocompletion",
    "BotProcess",
    "Channel",
    "CutAfter",
    "CutBefore",
    "Delay",
    "FakeDiscord",
    "Guild",
    "ImpossibleActionError",
    "Interaction",
    "Member",
    "Message",
    "Permission",
    "RateLimit",
    "Status",
    "User",
]
