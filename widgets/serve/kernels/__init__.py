"""Kernels: the pool, how they are started, and the live pages that keep one."""
