"""One linear classifier as numbers: what fitting makes and a model is put together from."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Output:
    """One linear classifier: a row of weights and a bias for each name."""

    names: tuple[str, ...]
    weights: Floats
    bias: Floats

    def scores(self, matrix: csr_matrix) -> Floats:
        """The score of each name, a row for each row of the matrix."""
        found: Floats = matrix @ self.weights.T + self.bias
        return found
