"""A step of an agenda, checked by the model of the kind that it names; no other kind is imported for it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Annotated, Any, Union, cast

from pydantic import TypeAdapter
from pydantic_core import PydanticKnownError, core_schema

from meetingtui.files.unknown_keys import Chosen
from meetingtui.steps.protocol import StepFields
from meetingtui.steps.registry import KINDS

if TYPE_CHECKING:
    from pydantic import BaseModel, GetJsonSchemaHandler
    from pydantic.json_schema import JsonSchemaValue


class OfKind(Chosen):
    """What is written beside a step's type, so that its `kind` says which model checks it."""

    def model_for(self, kind: object) -> type[BaseModel] | None:
        """The fields of the kind of that name; None where there is none."""
        return KINDS[kind].fields if isinstance(kind, str) and kind in KINDS else None

    def __get_pydantic_core_schema__(self, _source: Any, _handler: Any) -> core_schema.CoreSchema:
        return core_schema.with_info_plain_validator_function(self._checked)

    def __get_pydantic_json_schema__(self, _own: Any, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        from pydantic import Field

        each = tuple(kind.fields for kind in KINDS.values())
        any_step = Annotated[Union[each], Field(discriminator="kind")]  # noqa: UP007 - made from the registry's list
        return handler(TypeAdapter[Any](cast("Any", any_step)).core_schema)

    def _checked(self, value: Any, info: core_schema.ValidationInfo[Any]) -> BaseModel:
        if isinstance(value, StepFields):
            return value
        if not isinstance(value, dict):
            raise PydanticKnownError("model_attributes_type")
        step = cast("dict[str, Any]", value)
        if "kind" not in step:
            raise PydanticKnownError("union_tag_not_found", {"discriminator": "'kind'"})
        model = self.model_for(step["kind"])
        if model is None:
            wanted = ", ".join(f"'{name}'" for name in KINDS)
            said = {"discriminator": "'kind'", "tag": str(step["kind"]), "expected_tags": wanted}
            raise PydanticKnownError("union_tag_invalid", said)
        if info.mode == "json":  # where a day is text: a model asked on its own would want a TOML date
            return model.model_validate_json(json.dumps(step))
        return model.model_validate(step)


AnyStep = Annotated[StepFields, OfKind()]
"""A step of any kind."""
