"""The part in C is left out where there is no compiler: NumPy does its work then."""

from setuptools import Extension, setup

setup(ext_modules=[Extension("gradlens._sums", ["src/gradlens/_sums.c"], optional=True, extra_compile_args=["-O3"])])
