"""The page behind a QR code: the same instruments on a visitor's own phone, of which nothing stays there."""
