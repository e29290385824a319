"""What is disputed about a fact, and who its witnesses are: computed, never written down."""
