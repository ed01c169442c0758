"""The house rules that no linter knows."""

import ast
import re
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "cnnlab"
TOP = {
    "ARCHITECTURE.md",
    "CHANGELOG.md",
    "LICENSE",
    "README.md",
    "cnnlab",
    "pyproject.toml",
    "resources",
    "tests",
}
QT = ("PySide6", "shiboken6", "pyqtgraph")
# Folders of one machine, composed so that this line is not found; a/work/b is no such folder.
PERSONAL = re.compile(r"(?<![\w/.<])/(?:" + "|".join(["work\\b", "(root|home|Users)/"]) + ")")


@pytest.fixture(scope="module")
def tracked():
    """Every file that git knows or would know."""
    if shutil.which("git") is None or not (ROOT / ".git").exists():
        pytest.skip("no git here")
    command = ["git", "-c", "safe.directory=*", "ls-files", "-z", "-co", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    paths = [ROOT / name for name in listed.stdout.split("\0") if name]
    return [path for path in paths if path.exists()]


@pytest.fixture(scope="module")
def trees():
    """Every module of the package, parsed, by its path."""
    return {path: ast.parse(path.read_text(encoding="utf-8")) for path in PACKAGE.rglob("*.py")}


def modules(trees, *packages):
    folders = [PACKAGE / package for package in packages]
    return [path for path in sorted(trees) if any(path.is_relative_to(f) for f in folders)]


def named(path):
    return path.relative_to(ROOT).as_posix()


def imports(tree):
    """Full names of what a module imports, wherever it does so: ``a.b`` of ``from a import b``."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def test_the_top_level_holds_nothing_else(tracked):
    tops = {path.relative_to(ROOT).parts[0] for path in tracked}
    assert {top for top in tops if not top.startswith(".")} <= TOP


def test_no_file_names_a_folder_of_one_machine(tracked):
    found = []
    for path in tracked:
        data = path.read_bytes()
        if b"\0" not in data and (hit := PERSONAL.search(data.decode("utf-8"))):
            found.append(f"{named(path)}: {hit.group()}")
    assert found == []


def test_a_folder_of_one_machine_would_be_found():
    assert PERSONAL.search("see /" + "root/x")
    assert PERSONAL.search("'/" + "work'")
    assert PERSONAL.search("=/" + "home/me/x")
    assert not PERSONAL.search("a/work/x and ../root/y, </work>, /workshop")


def test_computing_knows_no_qt(trees):
    bad = [
        f"{named(path)}: {name}"
        for path in modules(trees, "core", "files", "lessons", "digits", "export")
        for name in imports(trees[path])
        if name.split(".")[0] in QT
    ]
    assert bad == []


def test_state_and_scene_know_no_widgets(trees):
    bad = [
        f"{named(path)}: {name}"
        for path in modules(trees, "lab", "scene")
        for name in imports(trees[path])
        if name.startswith(("PySide6.QtWidgets", "pyqtgraph", "cnnlab.ui"))
        or name in ("PySide6.*", "cnnlab.app")
    ]
    assert bad == []


def test_what_computing_offers_says_what_it_does(trees):
    def offered(body, prefix=""):
        for node in body:
            if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_"):
                yield prefix + node.name, node
                if isinstance(node, ast.ClassDef):
                    yield from offered(node.body, f"{node.name}.")

    silent = [
        f"{named(path)}: {name}"
        for path in modules(trees, "core", "files", "lessons")
        for name, node in [("the module", trees[path]), *offered(trees[path].body)]
        if not ast.get_docstring(node)
    ]
    assert silent == []


def command(heading):
    """The lines in the code block under a heading of the README."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    section = re.split(r"^## ", text.partition(f"\n## {heading}\n")[2], flags=re.M)[0]
    (block,) = re.findall(r"^```\w*\n(.*?)^```$", section, flags=re.M | re.S)
    return block.splitlines()


@pytest.mark.parametrize(
    ("heading", "end"), [("Start", "&& cnnlab"), ("Test", "&& python -m pytest -n auto")]
)
def test_the_readme_starts_and_tests_in_one_line_each(heading, end):
    (line,) = command(heading)
    assert line.startswith("python3 cnnlab/system.py && ")
    assert line.endswith(end)
    shell = shutil.which("sh")
    if shell is not None:
        subprocess.run([shell, "-n", "-u", "-c", line], check=True)


def test_the_readme_shows_only_what_is_there():
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    shown = re.findall(r"!\[[^\]]*\]\(([^)]+)\)", text)
    assert shown
    assert [place for place in shown if not (ROOT / place).is_file()] == []
    assert len(text.splitlines()) < 175


def test_the_readme_says_how_to_start_on_its_first_screen():
    lines = (ROOT / "README.md").read_text(encoding="utf-8").splitlines()
    assert lines.index(command("Start")[0]) < 20


def filled_before_placed(tree):
    """Layouts made without a parent that are filled before they are added to one."""
    for function in ast.walk(tree):
        if isinstance(function, ast.FunctionDef):
            calls = [node for node in ast.walk(function) if isinstance(node, ast.Call)]
            for name in layouts_without_parent(function):
                placed = [
                    call.lineno
                    for call in calls
                    if getattr(call.func, "attr", "") == "addLayout"
                    and getattr(call.args[0], "id", "") == name
                ]
                filled = [
                    call.lineno
                    for call in calls
                    if getattr(call.func, "attr", "").startswith("add")
                    and getattr(call.func.value, "id", "") == name
                ]
                if filled and (not placed or min(placed) > min(filled)):
                    yield f"{function.name}: {name}"


def layouts_without_parent(function):
    for node in ast.walk(function):
        if isinstance(node, ast.Assign):
            targets, values = node.targets[0], node.value
            pairs = (
                zip(targets.elts, values.elts, strict=False)
                if isinstance(targets, ast.Tuple) and isinstance(values, ast.Tuple)
                else [(targets, values)]
            )
            for target, value in pairs:
                kind = getattr(getattr(value, "func", None), "id", "")
                if kind.endswith("Layout") and not value.args and isinstance(target, ast.Name):
                    yield target.id


def test_a_layout_has_a_parent_before_it_is_filled(trees):
    """PySide keeps what a layout without a parent holds, and may delete it twice."""
    early = [
        f"{named(path)}: {found}"
        for path in modules(trees, "ui")
        for found in filled_before_placed(trees[path])
    ]
    assert early == []


def test_a_layout_filled_too_early_would_be_found():
    body = "\n    row = QHBoxLayout()\n    {}\n    {}\n"
    early = "def f():" + body.format("row.addWidget(a)", "column.addLayout(row)")
    assert list(filled_before_placed(ast.parse(early))) == ["f: row"]
    placed = "def f():" + body.format("column.addLayout(row)", "row.addWidget(a)")
    assert list(filled_before_placed(ast.parse(placed))) == []


def test_no_widget_has_all_its_events_go_through_python(trees):
    """Shiboken dies of an error that C code raises in a handler below it, on Python 3.11."""
    bad = [
        f"{named(path)}: {node.name}"
        for path in modules(trees, "ui")
        for node in ast.walk(trees[path])
        if isinstance(node, ast.FunctionDef) and node.name in {"event", "viewportEvent", "notify"}
    ]
    assert bad == []


def import_graph(sources):
    """Modules by what they import, wherever and for whatever they do so, of parsed ones."""
    graph = {}
    for name, tree in sources.items():
        graph[name] = found = set()
        for node in ast.walk(tree):
            if isinstance(node, ast.Import):
                found |= {alias.name for alias in node.names}
            elif isinstance(node, ast.ImportFrom):
                names = {f"{node.module}.{alias.name}" for alias in node.names}
                found |= names & sources.keys() or {node.module}
        found &= sources.keys() - {name}
    return graph


def in_circles(graph):
    """What stays when modules that import nothing that stays are taken away, again and again."""
    left = set(graph)
    while ends := {name for name in left if not graph[name] & left}:
        left -= ends
    return left


def test_no_file_imports_another_in_a_circle(trees):
    sources = {
        ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): tree
        for path, tree in trees.items()
    }
    assert in_circles(import_graph(sources)) == set()


def test_a_circle_would_be_found():
    def graph(**texts):
        return import_graph({f"a.{name}": ast.parse(text) for name, text in texts.items()})

    hidden = "if TYPE_CHECKING:\n    from a import b"
    circle = graph(b="def f():\n    import a.c", c=hidden, d="import a.b")
    assert in_circles(circle) == {"a.b", "a.c", "a.d"}
    assert in_circles(graph(b="", c="from a import b")) == set()
