"""Discord's limits, in characters or in items.

From Discord's developer documentation, pages "Message" (content, nonce, and "Embed Limits"), "Component Reference"
(buttons, selects, text inputs), "Receiving and Responding" (modals) and "Application Commands" (choices).
"""

from typing import Final

CONTENT: Final = 2000
NONCE: Final = 25

EMBEDS: Final = 10
EMBEDS_TOTAL: Final = 6000  # titles, descriptions, fields, footers and authors of all embeds of a message
EMBED_TITLE: Final = 256
EMBED_DESCRIPTION: Final = 4096
EMBED_AUTHOR: Final = 256
EMBED_FOOTER: Final = 2048
EMBED_FIELDS: Final = 25
FIELD_NAME: Final = 256
FIELD_VALUE: Final = 1024

ROWS: Final = 5
BUTTONS_IN_ROW: Final = 5
BUTTON_LABEL: Final = 80
CUSTOM_ID: Final = 100
LINK_URL: Final = 512

SELECT_OPTIONS: Final = 25
OPTION_LABEL: Final = 100
OPTION_VALUE: Final = 100
OPTION_DESCRIPTION: Final = 100

MODAL_TITLE: Final = 45
MODAL_LABEL: Final = 45
MODAL_INPUT: Final = 4000

CHOICES: Final = 25
CHOICE_NAME: Final = 100
CHOICE_VALUE: Final = 100
