// How many stops a keyboard makes in the page, and where the first leads.

() => ({ count: stops().length, first: stops()[0]?.getAttribute('href') ?? '' })
