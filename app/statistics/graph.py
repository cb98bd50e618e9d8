# SPDX-License-Identifier: EUPL-1.2
"""Junction trees: which dimensions must be seen together so that tables fit one register.

For a triangulated graph, non-negative integer tables over its maximal cliques that agree on their
separators exist exactly when one register has them all: glue along the tree. (S. L. Lauritzen,
Graphical Models, 1996, §2.1 and §4.4.)
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations


@dataclass(frozen=True, slots=True)
class Bag:
    """One maximal clique; `parent` is the place of its neighbour towards the root, -1 for a root.

    `separator` are the nodes it shares with that neighbour; roots have none.
    """

    nodes: tuple[str, ...]
    parent: int
    separator: tuple[str, ...]


def junction_tree(nodes: Sequence[str], edges: Iterable[tuple[str, str]]) -> tuple[Bag, ...]:
    """The cliques of a triangulation in an order in which parents come first.

    Triangulated by least fill-in, ties by the order of `nodes`; a forest where the graph falls
    apart.
    """
    order = {node: place for place, node in enumerate(nodes)}
    neighbours: dict[str, set[str]] = {node: set() for node in nodes}
    for one, other in edges:
        if one != other:
            neighbours[one].add(other)
            neighbours[other].add(one)
    cliques: list[frozenset[str]] = []
    left = dict(neighbours)
    while left:
        node = min(left, key=lambda name: (_fill(name, left), order[name]))
        around = set(left[node])
        for one, other in combinations(sorted(around, key=order.__getitem__), 2):
            left[one].add(other)
            left[other].add(one)
        clique = frozenset(around | {node})
        if not any(clique <= known for known in cliques):
            cliques.append(clique)
        del left[node]
        for one in around:
            left[one].discard(node)
    return _tree(cliques, order)


def _fill(node: str, neighbours: dict[str, set[str]]) -> int:
    return sum(
        other not in neighbours[one] for one, other in combinations(sorted(neighbours[node]), 2)
    )


def _tree(cliques: list[frozenset[str]], order: dict[str, int]) -> tuple[Bag, ...]:
    """A spanning forest whose shared nodes are as many as can be (Prim)."""
    waiting = list(range(len(cliques)))
    placed: list[int] = []
    bags: list[Bag] = []
    while waiting:
        best = max(
            (
                (len(cliques[one] & cliques[into]), -one, -place, one, place)
                for one in waiting
                for place, into in enumerate(placed)
            ),
            default=(0, 0, 0, waiting[0], -1),
        )
        shared, _, _, one, place = best
        if not shared:
            one, place = waiting[0], -1
        separator = cliques[one] & cliques[placed[place]] if place >= 0 else frozenset()
        bags.append(
            Bag(
                tuple(sorted(cliques[one], key=order.__getitem__)),
                place,
                tuple(sorted(separator, key=order.__getitem__)),
            )
        )
        placed.append(one)
        waiting.remove(one)
    return tuple(bags)
