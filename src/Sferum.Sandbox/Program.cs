// The host is composed in the files of this folder.
System.Console.WriteLine("not yet");
