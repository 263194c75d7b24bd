// Two frames later.

() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(null))))
