"""Made-up paper for subsidy claims (申领材料): forms, invoices and cards, good and bad, the same for the same seed."""
