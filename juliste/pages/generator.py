"""Templates → Python, as Jinja does it, but for what each page does dozens or hundreds of times."""

from collections.abc import Callable, Iterator, MutableMapping
from keyword import iskeyword
from typing import Any

import jinja2
from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.runtime import Context
from markupsafe import Markup, _escape_inner, escape  # type: ignore[attr-defined]  # all of `escape` but the Markup


class _Generator(CodeGenerator):
    """Writes the code of templates. What it writes differently gives the same pages."""

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        """Escape what goes to the page: as text, for nobody will ask any more whether it was."""
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape or finalize.src is not None:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write("environment.escaped(")

    def visit_Include(  # noqa: N802  # Jinja calls it so
        self, node: nodes.Include, frame: Frame
    ) -> None:
        """A part that has no variables but those of the page finds them where the page has them, not in a copy.

        So later parts find what a part sets.
        """
        is_plain = isinstance(node.template, nodes.Const) and node.with_context and not node.ignore_missing
        if not is_plain or self.dump_local_context(frame) != "{}":
            super().visit_Include(node, frame)
            return
        self.start_write(frame, node)
        self.write("environment.concat(environment.part(")
        self.visit(node.template, frame)
        self.write(")(context))")
        self.end_write(frame)

    def visit_Getattr(  # noqa: N802  # as above
        self, node: nodes.Getattr, frame: Frame
    ) -> None:
        """`a.b` is the attribute of a value and nothing else: not the item "b" of a mapping, which is `a["b"]`."""
        if iskeyword(node.attr):
            super().visit_Getattr(node, frame)
            return
        self.visit(node.node, frame)
        self.write(f".{node.attr}")

    def visit_Call(  # noqa: N802  # as above
        self, node: nodes.Call, frame: Frame, forward_caller: bool = False
    ) -> None:
        """What is called gets its arguments and not, if it wants that, the page's variables: only filters get these."""
        named = {each.key for each in node.kwargs}
        if forward_caller or node.dyn_args or node.dyn_kwargs or any(map(iskeyword, named)):
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self.visit(node.node, frame)
        self.write("(")
        for argument in (*node.args, *node.kwargs):
            self.visit(argument, frame)
            self.write(", ")
        self.write(")")


class Environment(jinja2.Environment):
    """Jinja's environment with that."""

    code_generator_class = _Generator

    def __init__(self, **options: Any) -> None:  # noqa: ANN401  # Jinja's own
        super().__init__(**options)
        self._parts: dict[str, Callable[[Context], Iterator[str]]] = {}

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """What a template finds beside its values, in one dict: each page copies it. Nothing changes it later."""
        return {**self.globals, **(d or {})}

    def part(self, name: str) -> Callable[[Context], Iterator[str]]:
        """What renders a template that another one includes. Looked up once: nothing looks at its file again."""
        if not (found := self._parts.get(name)):
            found = self._parts[name] = self.get_template(name).root_render_func
        return found

    @staticmethod
    def escaped(value: object) -> str:
        """What `markupsafe.escape` says of the value, as a plain text."""
        if isinstance(value, Markup):
            return value
        if type(value) is str:
            return str(_escape_inner(value))
        return escape(value)
