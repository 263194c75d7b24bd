"""Tests: `invoke test` runs them all."""
