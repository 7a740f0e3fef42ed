using Sen.Data.Jobs;
using Sen.Data.Media;

namespace Sen.Plumbing;

/// <summary>A picture developed for the library, not kept yet.</summary>
/// <param name="Jpeg">For every reader.</param>
/// <param name="WebP">For newer browsers.</param>
public sealed record MadePicture(MadePhoto Jpeg, MadePhoto WebP);

/// <summary>A picture or document that was looked at and may be kept: exactly one of the two is there.</summary>
/// <param name="FileName">Its name, cleaned.</param>
/// <param name="Picture">The picture, made anew.</param>
/// <param name="Document">The document as it came.</param>
public sealed record MadeMedia(string FileName, MadePicture? Picture, MadeDocument? Document);

/// <summary>A document that was looked at.</summary>
public sealed record MadeDocument(byte[] Bytes, string MediaType);

/// <summary>A tracked item of the library and the work that has to be queued in the same act.</summary>
public sealed record KeptMedia(MediaItem Item, Job Job);
