"""Who plays whom: the names of a review, what each sentence says of them, and whom the whole review supports.

`mentions` marks the names, `people_words` tells those of people, `roles` finds a role beside one; `wordings` holds
what the readers of one sentence share (`verbs`, `lists`, `praise`, `identity`, put together by `sentence`); `members`
decides.
"""
