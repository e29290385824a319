"""Values that know nothing of facts: dates, amounts, countries, text."""
