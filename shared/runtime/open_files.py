"""How many files, and so sockets, this process may have open."""

import resource


def allow_open_files(wanted: int) -> int:
    """Raise this process's own limit towards `wanted`, as far as the machine lets it; the limit that holds now."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    most = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
    if soft != resource.RLIM_INFINITY and soft < most:
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, hard))
        return most
    return wanted if soft == resource.RLIM_INFINITY else soft
