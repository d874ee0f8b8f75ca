"""What every room shares: settings, the instruments and frameworks, the words of the trade, texts and errors."""
