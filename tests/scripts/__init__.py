"""Tests of what is not shipped: how labels are learnt and measured."""
