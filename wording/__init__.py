"""Every sentence people read, in Persian and English, with digits and dates as each writes them."""
