"""Load a module only when it is first used, where Typer or msgspec imports it and a look-up never uses it.

From Python 3.15 on the language can do this by itself (PEP 810). Whoever uses a deferred module has the real one.
"""

import sys
from importlib.machinery import PathFinder
from importlib.util import find_spec, module_from_spec
from threading import RLock
from types import ModuleType

MODULES = (
    "ast", "tokenize", "linecache", "subprocess", "platform", "shellingham", "textwrap", "ipaddress", "bz2", "lzma",
    "ntpath", "msgspec.inspect",
)  # fmt: skip
_loading = RLock()


class Deferred(ModuleType):
    """A module that is not loaded yet. Python asks `__getattr__` for what a module lacks, and that loads this one."""

    def __getattr__(self, name: str) -> object:
        """Load the module, unless that has begun, and return what it has as NAME. Raises AttributeError for nothing."""
        with _loading:  # another thread waits until the module is whole
            if self.__dict__.pop("__deferred__", False):
                self.__spec__.loader.exec_module(self)  # type: ignore[union-attr]
                self.__class__ = ModuleType  # type: ignore[assignment]
        return ModuleType.__getattribute__(self, name)


def defer() -> None:
    """Put a deferred module in the place of each of MODULES that is not loaded yet."""
    for name in MODULES:
        package = find_spec(name.rpartition(".")[0]) if "." in name else None
        within = package.submodule_search_locations if package else None
        spec = PathFinder.find_spec(name, within)  # the plain `find_spec` would load the package first
        if spec and name not in sys.modules:
            module = sys.modules[name] = module_from_spec(spec)
            module.__class__ = Deferred
            module.__dict__["__deferred__"] = True
