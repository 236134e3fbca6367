import { staff } from '../words/english/staff.ts';
import { words } from '../words/words.ts';

// Every staff page imports this first: its sentences come with it and not with the first page.
words.addResourceBundle('en', 'staff', staff);
