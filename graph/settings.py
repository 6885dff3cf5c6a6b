"""The one place where settings are read: environment, then settings file, then defaults.

In the environment a setting is named ``LEYLINES_…``. The file is looked for where
:func:`config_file` says. Everything else in the program gets what it needs as arguments.
"""

from pathlib import Path
from typing import Literal

import platformdirs
from pydantic import Field, SecretStr, ValidationError
from pydantic_settings import (
    BaseSettings,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)

from leylines.graph.errors import SettingsError

Neo4jVersion = Literal["2026.08", "5.26"]


def config_file() -> Path:
    """Return where the settings file is looked for."""
    return platformdirs.user_config_path("leylines") / "leylines.toml"


class Settings(BaseSettings):
    """Where Neo4j is, where files are kept, and how large the embedded server may grow.

    Examples
    --------
    >>> Settings(neo4j_version="5.26").home.name
    'neo4j-5.26'
    """

    model_config = SettingsConfigDict(env_prefix="LEYLINES_", extra="forbid")

    neo4j_uri: str | None = Field(None, description="A Neo4j to use; none: the embedded one.")
    neo4j_user: str = Field("neo4j", description="Its user.")
    neo4j_password: SecretStr | None = Field(None, description="The user's password.")
    neo4j_password_file: Path | None = Field(None, description="Or the file that holds it.")
    neo4j_database: str = Field("neo4j", description="The database on that server.")

    neo4j_version: Neo4jVersion = Field("2026.08", description="The embedded server's version.")
    bolt_port: int | None = Field(
        None, ge=1, le=65535, description="The embedded server's port; none: any free one."
    )
    heap_mib: int | None = Field(None, ge=256, description="Its heap; none: from the memory.")
    page_cache_mib: int | None = Field(None, ge=16, description="Its page cache; none: likewise.")
    idle_minutes: float = Field(
        30.0, gt=0, description="It ends itself so long after its last use."
    )
    maven_repository: str | None = Field(None, description="A mirror to fetch the jars from.")

    data_dir: Path = Field(
        default_factory=lambda: platformdirs.user_data_path("leylines"),
        description="Where the graph, logs, passwords and rejects are kept.",
    )
    privacy_key_file: Path | None = Field(
        None, description="The key of pseudonyms and tombstones; none: in the data folder."
    )
    cache_dir: Path = Field(
        default_factory=lambda: platformdirs.user_cache_path("leylines"),
        description="Where jars and arrays are kept; may be deleted at any time.",
    )
    state_dir: Path = Field(
        default_factory=lambda: platformdirs.user_state_path("leylines"),
        description="Where the console keeps its history.",
    )
    queries_dir: Path = Field(
        default_factory=lambda: platformdirs.user_config_path("leylines") / "queries",
        description="Where named questions of one's own are looked for.",
    )

    @property
    def home(self) -> Path:
        """The embedded server's own folder, one for each version."""
        return self.data_dir / f"neo4j-{self.neo4j_version}"

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,  # noqa: ARG003 - pydantic calls by name
        file_secret_settings: PydanticBaseSettingsSource,  # noqa: ARG003
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Read arguments, then the environment, then the settings file."""
        file = TomlConfigSettingsSource(settings_cls, config_file())
        return init_settings, env_settings, file


def read_settings() -> Settings:
    """Read the settings from the environment and the settings file.

    Raises
    ------
    SettingsError
        If a setting has a value that cannot be used.
    """
    try:
        return Settings()
    except ValidationError as error:
        first = error.errors()[0]
        name = "LEYLINES_" + "_".join(str(part) for part in first["loc"]).upper()
        raise SettingsError(
            f"{name} cannot be used: {first['msg']}",
            where=f"environment or {config_file()}",
            cure="Mend or remove it.",
        ) from error
