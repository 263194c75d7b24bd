"""Templates → Python, as Jinja does it, but for two things that each page does dozens or hundreds of times."""

import jinja2
from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame
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
        self.writeline("for event in environment.get_template(", node)
        self.visit(node.template, frame)
        self.write(").root_render_func(context):")
        self.indent()
        self.simple_write("event", frame)
        self.outdent()


class Environment(jinja2.Environment):
    """Jinja's environment with that."""

    code_generator_class = _Generator

    @staticmethod
    def escaped(value: object) -> str:
        """What `markupsafe.escape` says of the value, as a plain text."""
        if isinstance(value, Markup):
            return value
        if type(value) is str:
            return str(_escape_inner(value))
        return escape(value)
