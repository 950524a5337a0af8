"""The dialogue engine behind one small door: Rasa's agent, loaded from a model we trained."""

import asyncio
from contextlib import AbstractAsyncContextManager
from pathlib import Path
from typing import Any

from rasa.core.agent import Agent
from rasa.core.channels.channel import CollectingOutputChannel, UserMessage

from newleaf.dialogue.action_servers import actions_endpoint
from newleaf.dialogue.choices import choice_of
from newleaf.dialogue.inprocess import install
from newleaf.dialogue.locks import locks
from newleaf.dialogue.sessions import SessionStore
from newleaf.dialogue.turn import TURN, Turn
from newleaf.dialogue.wording import Wording
from newleaf.errors import ModelError
from newleaf.safety import Assessment
from newleaf.settings import settings
from newleaf.understanding.distress import ASSESSMENT
from newleaf.understanding.encoder import loaded_encoder
from newleaf.understanding.encoder_featurizer import encoded

Message = dict[str, Any]


class WholeTexts(CollectingOutputChannel):
    """Collects replies; a text with blank lines stays one message, as Rasa leaves it where there are choices."""

    async def send_text_message(self, recipient_id: str, text: str, **kwargs: Any) -> None:
        """Collect one text."""
        await self._persist_message(self._message(recipient_id, text=text))


class Guide:
    """A loaded model that replies to messages of sessions."""

    def __init__(self, agent: Agent) -> None:
        self._agent = agent

    @classmethod
    def load(cls, model: Path, store: SessionStore | None = None) -> "Guide":
        """Load a model. Without a store, conversations are kept in memory: for a terminal.

        Raises: ModelError when there is no such file or it cannot be read.
        """
        install()
        if not model.exists():
            raise ModelError(f"There is no model at {model}: run `newleaf train`.")
        try:
            agent = Agent.load(model, action_endpoint=actions_endpoint(), tracker_store=store)
        except Exception as error:  # an unreadable archive surfaces as any of a dozen kinds
            raise ModelError(
                f"The model {model} cannot be read ({type(error).__name__}: {error}): "
                "run `newleaf train` to make it anew."
            ) from error
        if not agent.is_ready():
            raise ModelError(f"The model {model} is not complete: run `newleaf train` to make it anew.")
        agent.nlg = agent.processor.nlg = Wording(agent.domain.responses)
        if store is not None:
            # Rasa wraps a store so that a failing database goes over to memory unnoticed; we want to know.
            agent.tracker_store = agent.processor.tracker_store = store
            store.domain = agent.domain
        agent.lock_store = locks()
        return cls(agent)

    def in_turn(self, session: str) -> AbstractAsyncContextManager[Any]:
        """Waits until no other turn of the session is under way, and keeps others waiting: recall, reply, save."""
        return self._agent.lock_store.lock(session)

    async def reply(self, session: str, text: str, assessment: Assessment | None) -> list[Message]:
        """Messages in the contract's form, possibly none. `text` is what was typed, or a choice's payload.

        To be called `in_turn`.
        """
        channel = WholeTexts()
        metadata = {ASSESSMENT: assessment.to_dict()} if assessment is not None else None
        # Not the agent's: it would take the turn only now, after what the session knows was read.
        await self._agent.processor.handle_message(UserMessage(text, channel, session, metadata=metadata))
        return [_contract_form(message) for message in channel.messages]

    def warm_up(self, text: str, assessment: Assessment) -> None:
        """Answer once, in no session: what is made at first use (half a second's work) is there when somebody comes."""
        TURN.set(Turn("warm-up", open=False, known={}))
        asyncio.run(self.reply("warm-up", text, assessment))

    def renew_locks(self) -> None:
        """Let every session be answered again, though a thread that hangs may hold the lock of one."""
        self._agent.lock_store = locks()

    def prepare(self, text: str) -> None:
        """Encode what `reply` will read, within the encoder's `turn`. May be called from any thread."""
        encoded(loaded_encoder(settings().project / "models"), text)

    def understand(self, text: str) -> dict[str, Any]:
        """Intent, confidence and ranking of one text, outside any conversation."""
        parsed = asyncio.run(self._agent.parse_message(text))
        return {
            "intent": parsed["intent"]["name"],
            "confidence": parsed["intent"]["confidence"],
            "ranking": [
                {"intent": each["name"], "confidence": each["confidence"]} for each in parsed["intent_ranking"]
            ],
        }


def _contract_form(message: Message) -> Message:
    if "custom" in message:
        return message["custom"]
    shaped: Message = {"kind": "text", "text": message.get("text", "")}
    if message.get("buttons"):
        shaped["choices"] = [choice_of(button) for button in message["buttons"]]
    return shaped
