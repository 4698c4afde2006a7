"""Trace ids: what is done for one is under its trace, what is done for several under nobody's."""

from shared.runtime.trace import trace_of_all


def test_a_batch_of_one_trace_goes_on_with_it() -> None:
    assert trace_of_all(["a", "a", "a"]) == "a"


def test_a_batch_of_several_traces_takes_nobodys() -> None:
    made = trace_of_all(["a", "b", "a"])
    assert made not in {"a", "b"}
    assert len(made) == 32
    assert made != trace_of_all(["a", "b"])
