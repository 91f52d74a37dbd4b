"""Letters and how they are sent: composed, handed to a server or an outbox, and answered for in a ledger.

This room knows letters and servers, not schools. To whom a letter may go, and where receipts are kept, is
handed to it.
"""
