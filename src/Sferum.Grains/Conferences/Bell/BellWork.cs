namespace Sferum.Grains.Conferences.Bell;

/// <summary>What conferences do at a bell, in the order in which it is let in.</summary>
internal enum BellWork
{
    /// <summary>To note what the platform has answered: a call that is there and not noted is the only thing that can be lost.</summary>
    Answer = 0,

    /// <summary>To begin to end.</summary>
    End = 1,

    /// <summary>To find out where to begin, and to note that the call is asked for.</summary>
    Start = 2,
}
