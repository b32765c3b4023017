import * as z from 'zod'

// the page's content policy forbids code made from text, which zod would try when the contract's shapes are made;
// so this file is imported before any of them
z.config({ jitless: true })
