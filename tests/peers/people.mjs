// Demo people of the sandbox, each of one file's tests alone.
export const methods = { owner: 815_400_101, friend: 815_400_102, heir: 815_400_103, stranger: 815_400_104 };

export const errors = { owner: 815_400_105, friend: 815_400_106, shy: 815_400_107, gone: 815_400_108, admin: 815_400_109, stranger: 815_400_110 };

export const network = { owner: 815_400_111 };

export const linking = { first: 815_400_112, second: 815_400_113 };

export const schema = { owner: 815_400_114, friend: 815_400_115, heir: 815_400_116, gone: 815_400_117, stranger: 815_400_118 };
