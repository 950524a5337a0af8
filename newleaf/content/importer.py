"""A Rasa training data importer that adds the reviewed answers to the domain's responses."""

from pathlib import Path

import rasa.shared.utils.common
from rasa.shared.core.domain import Domain, InvalidDomain
from rasa.shared.exceptions import RasaException
from rasa.shared.importers.rasa import RasaFileImporter

from newleaf.content.answers import read_answers
from newleaf.content.responses import answer_responses
from newleaf.errors import ContentError


class ContentImporter(RasaFileImporter):
    """Rasa's own files, and content/answers beside config.yml as responses."""

    @rasa.shared.utils.common.cached_method
    def get_domain(self) -> Domain:
        """The domain with every answer in it.

        Raises: RasaException (which Rasa's command line prints without a trace) naming file and line. Rasa's own
        importer goes on with an empty domain instead, which would train a guide that says nothing.
        """
        if not self._domain_path:
            return Domain.empty()
        folder = Path(self.config_file or "config.yml").absolute().parent / "content" / "answers"
        try:
            domain = Domain.load(self._domain_path)
            responses = answer_responses(read_answers(folder))
        except (InvalidDomain, ContentError) as error:
            raise RasaException(str(error)) from error
        # taken out first: Rasa warns of a response that stands in two domains
        merged = {name: variations + domain.responses.pop(name, []) for name, variations in responses.items()}
        return domain.merge(Domain.from_dict({"responses": merged}), override=True)
