import { z } from 'zod';

// Before any schema is made: zod would otherwise try code generation, which the page's policy forbids.
z.config({ jitless: true });
