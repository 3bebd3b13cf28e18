"""Part of foedus."""
