"""Settings: one typed value, read once from the environment and passed down."""

from pathlib import Path

from platformdirs import user_data_path
from pydantic import Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot.errors import SettingsError
from index.embedder import DEFAULT_MODEL


class Settings(BaseSettings):
    """Every setting, each from the environment variable ``MATINEE_`` + its name in capitals, but for the token."""

    model_config = SettingsConfigDict(env_prefix="MATINEE_", frozen=True)

    home: Path = Field(
        default_factory=lambda: user_data_path("matinee", appauthor=False),
        description="Folder that holds the library.",
    )
    model: str = Field(
        default=DEFAULT_MODEL,
        min_length=1,
        description="Sentence-transformers model, by name or folder. A library keeps the model it was made with.",
    )
    token: SecretStr | None = Field(
        default=None,
        validation_alias="DISCORD_TOKEN",
        description="Token of the bot on Discord, for `matinee run`.",
    )


def read_settings() -> Settings:
    """Read the settings; raise SettingsError naming the variable whose value cannot be used."""
    try:
        return Settings()
    except ValidationError as error:
        first = error.errors()[0]
        name = f"MATINEE_{'_'.join(map(str, first['loc'])).upper()}"
        message = f"the setting {name} cannot be used: {first['msg']}"
        raise SettingsError(message) from error
