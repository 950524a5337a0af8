"""A Rasa training data importer that adds the reviewed answers to the domain's responses."""

from pathlib import Path

import rasa.shared.utils.common
from rasa.shared.core.domain import Domain, InvalidDomain
from rasa.shared.exceptions import RasaException
from rasa.shared.importers.rasa import RasaFileImporter
from rasa.shared.nlu.training_data.training_data import TrainingData

from newleaf.content.answers import read_answers
from newleaf.content.responses import answer_responses
from newleaf.errors import ContentError

OTHER_DATA = frozenset({"safety", "directory", "subjects"})


class ContentImporter(RasaFileImporter):
    """Rasa's own files, and content/answers beside config.yml as responses."""

    def __init__(
        self, config_file: str | None = None,
        domain_path: str | None = None,
        training_data_paths: list[str] | str | None = None,
    ) -> None:
        super().__init__(config_file, domain_path, training_data_paths)
        # `rasa train` reads all of data/, and takes any YAML with a key `rules` for rules of the dialogue.
        self._story_files = [path for path in self._story_files if not self._is_other(path)]
        self._nlu_files = [path for path in self._nlu_files if not self._is_other(path)]

    def _is_other(self, path: str) -> bool:
        # Inside the project alone: the folder that it lies in may have any name.
        project, file = Path(self.config_file or "config.yml").absolute().parent, Path(path).absolute()
        return file.is_relative_to(project) and not OTHER_DATA.isdisjoint(file.relative_to(project).parts)

    @rasa.shared.utils.common.cached_method
    def get_nlu_data(self, language: str | None = "en") -> TrainingData:
        """The examples, read once: Rasa asks twice, in two ways that its own cache takes for different questions."""
        return super().get_nlu_data(language)

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
        data = domain.as_dict()
        for name, variations in responses.items():
            data["responses"][name] = variations + data["responses"].get(name, [])
        return Domain.from_dict(data)
